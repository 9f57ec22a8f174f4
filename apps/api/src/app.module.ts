import { dataSourceOptions, Sealer } from '@image-catalog/database';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArchitecturesModule } from './architectures/architectures.module.js';
import { AuditsModule } from './audits/audits.module.js';
import { AuthModule } from './auth/auth.module.js';
import { AuthenticationGuard } from './auth/authentication.guard.js';
import { ComputeResourcesModule } from './compute-resources/compute-resources.module.js';
import { withDocumentation } from './documentation/documentation.module.js';
import type { ApiEnvironment } from './environment.js';
import { HomeModule } from './home/home.module.js';
import { CleanTextGuard } from './http/clean-text.guard.js';
import { ErrorFilter } from './http/error.filter.js';
import { HttpModule } from './http/http.module.js';
import { MediaTypeGuard } from './http/media-type.guard.js';
import { TaxonomyGuard } from './http/taxonomy.guard.js';
import { ImagesModule } from './images/images.module.js';
import { OperatingsystemsModule } from './operatingsystems/operatingsystems.module.js';

/** The key that seals secrets, for every service that stores one. */
@Global()
@Module({})
class SealingModule {
  static with(publicKey: string): DynamicModule {
    const sealer = { provide: Sealer, useFactory: () => Sealer.of(publicKey) };
    return { module: SealingModule, providers: [sealer], exports: [Sealer] };
  }
}

/** The whole API. Guards run in the order in which they stand here, which is the order of Foreman's checks. */
@Module({})
export class AppModule {
  static with(environment: ApiEnvironment): DynamicModule {
    return withDocumentation({
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(environment.database_url, {
            application_name: 'image-catalog api',
            pool_size: environment.database_pool_size,
          }),
          retryAttempts: 3,
          retryDelay: 1000,
        }),
        SealingModule.with(environment.sealing_public_key),
        HttpModule,
        AuthModule,
        HomeModule,
        ImagesModule,
        ComputeResourcesModule,
        OperatingsystemsModule,
        ArchitecturesModule,
        AuditsModule,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ErrorFilter },
        { provide: APP_GUARD, useClass: AuthenticationGuard },
        { provide: APP_GUARD, useClass: CleanTextGuard },
        { provide: APP_GUARD, useClass: TaxonomyGuard },
        { provide: APP_GUARD, useClass: MediaTypeGuard },
      ],
    });
  }
}
