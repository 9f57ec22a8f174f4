import { Module } from '@nestjs/common';
import { ParametersController } from './parameters.controller.js';
import { ParametersService } from './parameters.service.js';

/** Parameters of operating systems. */
@Module({ controllers: [ParametersController], providers: [ParametersService] })
export class ParametersModule {}
