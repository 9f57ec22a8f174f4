import { Module } from '@nestjs/common';
import { HomeController } from './home.controller.js';
import { PingController } from './ping.controller.js';
import { PingService } from './ping.service.js';
import { PluginsController } from './plugins.controller.js';
import { UnknownParentsController } from './unknown-parents.controller.js';

/** The API's front door. */
@Module({
  controllers: [HomeController, PingController, PluginsController, UnknownParentsController],
  providers: [PingService],
})
export class HomeModule {}
