import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { ParametersController } from './parameters.controller.js';
import { ParametersService } from './parameters.service.js';
import { parameterScopable } from './parameter.scopable.js';

registerScopable('Parameter', parameterScopable);

/** Parameters of operating systems. */
@Module({ controllers: [ParametersController], providers: [ParametersService] })
export class ParametersModule {}
