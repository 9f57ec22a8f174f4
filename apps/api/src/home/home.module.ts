import { type DynamicModule, Module } from '@nestjs/common';
import { DATABASE_FOLDER, DiskService } from './disk.service.js';
import { HomeController } from './home.controller.js';
import { PingController } from './ping.controller.js';
import { PingService } from './ping.service.js';
import { PluginsController } from './plugins.controller.js';
import { UnknownParentsController } from './unknown-parents.controller.js';

/** The API's entry points: links, status, ping and plugins. */
@Module({})
export class HomeModule {
  static with(databaseFolder: string | undefined): DynamicModule {
    return {
      module: HomeModule,
      controllers: [HomeController, PingController, PluginsController, UnknownParentsController],
      providers: [PingService, DiskService, { provide: DATABASE_FOLDER, useValue: databaseFolder ?? null }],
    };
  }
}
