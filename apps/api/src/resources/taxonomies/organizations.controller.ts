import { ListOrganizationsDto, ShowOrganizationDto } from '@image-catalog/spec';
import { Controller } from '@nestjs/common';
import { Describe } from '../../routing/action.decorator.js';
import { taxonomiesController } from './taxonomies.controller.js';
import { organizationSearch } from './taxonomies.search.js';
import { ORGANIZATION } from './taxonomy-kind.js';
import { presentOrganization } from './taxonomy.presenter.js';
import { createOrganization, updateOrganization } from './taxonomy.wrapper.js';

/** Organizations, all of the caller's or those of one location. */
@Controller(['organizations', 'locations/:location_id/organizations'])
@Describe({ names: ShowOrganizationDto, search: organizationSearch })
export class OrganizationsController extends taxonomiesController({
  kind: ORGANIZATION,
  list: ListOrganizationsDto,
  create: createOrganization,
  update: updateOrganization,
  present: presentOrganization,
}) {}
