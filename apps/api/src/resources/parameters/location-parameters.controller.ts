import { ListLocationParametersDto, ShowLocationParameterDto } from '@image-catalog/spec';
import { Controller } from '@nestjs/common';
import { Describe } from '../../routing/action.decorator.js';
import { TAXONOMY_PARAMETERS } from './parameter-kind.js';
import { parametersController } from './parameters.controller.js';
import { parameterSearch } from './parameters.search.js';

/** Parameters of one location, one by one. */
@Controller('locations/:location_id/parameters')
@Describe({ names: ShowLocationParameterDto, search: parameterSearch })
export class LocationParametersController extends parametersController({
  kind: TAXONOMY_PARAMETERS.location,
  list: ListLocationParametersDto,
  of: 'a location',
}) {}
