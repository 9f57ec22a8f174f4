import { ListParametersDto, ShowParameterDto } from '@image-catalog/spec';
import { Controller } from '@nestjs/common';
import { Describe } from '../../routing/action.decorator.js';
import { OS_PARAMETERS } from './parameter-kind.js';
import { parametersController } from './parameters.controller.js';
import { parameterSearch } from './parameters.search.js';

/** Parameters of one operating system, one by one. */
@Controller('operatingsystems/:operatingsystem_id/parameters')
@Describe({ names: ShowParameterDto, search: parameterSearch })
export class OperatingsystemParametersController extends parametersController({
  kind: OS_PARAMETERS,
  list: ListParametersDto,
  of: 'an operating system',
}) {}
