import { Module } from '@nestjs/common';
import { SyncPlansController } from './sync-plans.controller.js';
import { SyncPlansService } from './sync-plans.service.js';

/** Plans of removals. */
@Module({ controllers: [SyncPlansController], providers: [SyncPlansService] })
export class SyncPlansModule {}
