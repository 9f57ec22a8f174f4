import { Module } from '@nestjs/common';
import { OperatingsystemsController } from './operatingsystems.controller.js';
import { OperatingsystemsService } from './operatingsystems.service.js';

/** Operating systems. */
@Module({ controllers: [OperatingsystemsController], providers: [OperatingsystemsService] })
export class OperatingsystemsModule {}
