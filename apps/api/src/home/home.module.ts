import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { HomeController } from './home.controller.js';
import { Links } from './links.js';
import { PingService } from './ping.service.js';
import { UnknownParentsController } from './unknown-parents.controller.js';

/** The API's front door. */
@Module({
  imports: [DiscoveryModule],
  controllers: [HomeController, UnknownParentsController],
  providers: [Links, PingService],
})
export class HomeModule {}
