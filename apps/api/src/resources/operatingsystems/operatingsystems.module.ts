import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { OperatingsystemsController } from './operatingsystems.controller.js';
import { OperatingsystemsService } from './operatingsystems.service.js';
import { operatingsystemScopable } from './operatingsystem.scopable.js';

registerScopable('Operatingsystem', operatingsystemScopable);

/** Operating systems. */
@Module({ controllers: [OperatingsystemsController], providers: [OperatingsystemsService] })
export class OperatingsystemsModule {}
