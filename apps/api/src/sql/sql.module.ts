import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DATABASE_SETTINGS, type DatabaseSettings } from './database-settings.js';
import { Reads } from './reads.js';
import { Streams } from './streams.js';

/** What every resource reads with. */
@Global()
@Module({})
export class SqlModule {
  static with(settings: DatabaseSettings): DynamicModule {
    return {
      module: SqlModule,
      providers: [{ provide: DATABASE_SETTINGS, useValue: settings }, Streams, Reads],
      exports: [Reads],
    };
  }
}
