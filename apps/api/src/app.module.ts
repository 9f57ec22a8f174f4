import { dataSourceOptions, outageOf } from '@image-catalog/database';
import { Sealer } from '@image-catalog/secrets';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from './access/access.module.js';
import { PermissionCheck } from './access/permission.check.js';
import { TaxonomyCheck } from './access/taxonomy.check.js';
import { ArchitecturesModule } from './resources/architectures/architectures.module.js';
import { AuditsModule } from './resources/audits/audits.module.js';
import { AuthSourcesModule } from './resources/auth-sources/auth-sources.module.js';
import { AuthModule } from './auth/auth.module.js';
import { AvailableImagesModule } from './inventory/available-images/available-images.module.js';
import { AuthenticationCheck } from './auth/authentication.check.js';
import { ReadOnlyCheck } from './auth/read-only.check.js';
import { SessionExpiryCheck } from './auth/session-expiry.check.js';
import { CatalogModule } from './inventory/catalog/catalog.module.js';
import { ComputeResourcesModule } from './resources/compute-resources/compute-resources.module.js';
import { withDocumentation } from './documentation/documentation.module.js';
import { ABSENT_RESOURCES } from './documentation/foreman-document.js';
import type { ApiEnvironment } from './environment.js';
import { FiltersModule } from './resources/filters/filters.module.js';
import { HomeModule } from './home/home.module.js';
import { AdmissionGuard, type Check } from './routing/admission.guard.js';
import { CleanTextCheck } from './routing/clean-text.check.js';
import { ErrorFilter } from './foreman/error.filter.js';
import { SqlModule } from './sql/sql.module.js';
import { refusalOf } from './sql/refusals.js';
import { MediaTypeCheck } from './routing/media-type.check.js';
import { ImagesModule } from './resources/images/images.module.js';
import { ImportRulesModule } from './inventory/import-rules/import-rules.module.js';
import { OperatingsystemsModule } from './resources/operatingsystems/operatingsystems.module.js';
import { ParametersModule } from './resources/parameters/parameters.module.js';
import { SyncModule } from './inventory/sync/sync.module.js';
import { SyncPlansModule } from './inventory/sync-plans/sync-plans.module.js';
import { PersonalAccessTokensModule } from './resources/personal-access-tokens/personal-access-tokens.module.js';
import { SettingsModule } from './auth/settings.module.js';
import { UsersModule } from './resources/users/users.module.js';
import { PermissionsModule } from './resources/permissions/permissions.module.js';
import { RolesModule } from './resources/roles/roles.module.js';
import { TargetsModule } from './resources/targets/targets.module.js';
import { TaxonomiesModule } from './resources/taxonomies/taxonomies.module.js';

/** By this name PostgreSQL knows the API's connections. */
const APPLICATION_NAME = 'image-catalog api';

/** The key that seals secrets, for every service that stores one. */
@Global()
@Module({})
class SealingModule {
  static with({ sealing_public_key, reread_public_key }: ApiEnvironment): DynamicModule {
    const sealer = { provide: Sealer, useFactory: () => Sealer.of(sealing_public_key, reread_public_key) };
    return { module: SealingModule, providers: [sealer], exports: [Sealer] };
  }
}

/** What every request must pass, in the order of Foreman's checks. */
const CHECKS = [
  AuthenticationCheck,
  PermissionCheck,
  CleanTextCheck,
  TaxonomyCheck,
  SessionExpiryCheck,
  MediaTypeCheck,
  ReadOnlyCheck,
];

/** The whole API. */
@Module({})
export class AppModule {
  static with(environment: ApiEnvironment): DynamicModule {
    return withDocumentation({
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(environment.database_url, {
            application_name: APPLICATION_NAME,
            pool_size: environment.database_pool_size,
            lock_timeout: environment.lock_wait_seconds * 1000,
          }),
          retryAttempts: 3,
          retryDelay: 1000,
        }),
        SealingModule.with(environment),
        SqlModule.with({
          database_url: environment.database_url,
          application_name: APPLICATION_NAME,
          streams: environment.database_streams,
          stream_stall_ms: environment.stream_stall_seconds * 1000,
        }),
        SettingsModule,
        AccessModule,
        AuthModule,
        HomeModule.with(environment.database_folder),
        ImagesModule,
        ComputeResourcesModule,
        OperatingsystemsModule,
        ParametersModule,
        ArchitecturesModule,
        SyncModule.with(environment.sync_wait_seconds),
        SyncPlansModule,
        ImportRulesModule,
        CatalogModule,
        AvailableImagesModule,
        UsersModule,
        AuthSourcesModule,
        PersonalAccessTokensModule,
        TargetsModule,
        TaxonomiesModule,
        AuditsModule,
        RolesModule,
        FiltersModule,
        PermissionsModule,
      ],
      providers: [
        { provide: APP_FILTER, useFactory: () => new ErrorFilter({ refusalOf, outageOf }, ABSENT_RESOURCES) },
        ...CHECKS,
        { provide: APP_GUARD, useFactory: (...checks: Check[]) => new AdmissionGuard(checks), inject: CHECKS },
      ],
    });
  }
}
