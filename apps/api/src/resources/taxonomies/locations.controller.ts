import { ListLocationsDto, ShowLocationDto } from '@image-catalog/spec';
import { Controller } from '@nestjs/common';
import { Describe } from '../../routing/action.decorator.js';
import { taxonomiesController } from './taxonomies.controller.js';
import { locationSearch } from './taxonomies.search.js';
import { LOCATION } from './taxonomy-kind.js';
import { presentLocation } from './taxonomy.presenter.js';
import { createLocation, updateLocation } from './taxonomy.wrapper.js';

/** Locations, all of the caller's or those of one organization. */
@Controller(['locations', 'organizations/:organization_id/locations'])
@Describe({ names: ShowLocationDto, search: locationSearch })
export class LocationsController extends taxonomiesController({
  kind: LOCATION,
  list: ListLocationsDto,
  create: createLocation,
  update: updateLocation,
  present: presentLocation,
}) {}
