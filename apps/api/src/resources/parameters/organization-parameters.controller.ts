import { ListOrganizationParametersDto, ShowOrganizationParameterDto } from '@image-catalog/spec';
import { Controller } from '@nestjs/common';
import { Describe } from '../../routing/action.decorator.js';
import { TAXONOMY_PARAMETERS } from './parameter-kind.js';
import { parametersController } from './parameters.controller.js';
import { parameterSearch } from './parameters.search.js';

/** Parameters of one organization, one by one. */
@Controller('organizations/:organization_id/parameters')
@Describe({ names: ShowOrganizationParameterDto, search: parameterSearch })
export class OrganizationParametersController extends parametersController({
  kind: TAXONOMY_PARAMETERS.organization,
  list: ListOrganizationParametersDto,
  of: 'an organization',
}) {}
