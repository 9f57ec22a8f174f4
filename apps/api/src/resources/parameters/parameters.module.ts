import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { LocationParametersController } from './location-parameters.controller.js';
import { OperatingsystemParametersController } from './operatingsystem-parameters.controller.js';
import { OrganizationParametersController } from './organization-parameters.controller.js';
import { ParametersService } from './parameters.service.js';
import { parameterScopable } from './parameter.scopable.js';

registerScopable('Parameter', parameterScopable);

/** Parameters of operating systems, organizations and locations. */
@Module({
  controllers: [OperatingsystemParametersController, OrganizationParametersController, LocationParametersController],
  providers: [ParametersService],
})
export class ParametersModule {}
