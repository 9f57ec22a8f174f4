import type { Actor } from '@image-catalog/database';
import {
  type CreateLocationDto,
  type DeletedTaxonomyView,
  ListLocationsDto,
  type ListView,
  type LocationShowView,
  type TaxonomyView,
  type UpdateLocationDto,
  ShowLocationDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, Put, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { TaxonomiesService } from './taxonomies.service.js';
import { LOCATION } from './taxonomy-kind.js';
import { presentDeletedTaxonomy, presentLocation, presentTaxonomy } from './taxonomy.presenter.js';
import { createLocation, updateLocation } from './taxonomy.wrapper.js';
import { locationSearch } from './taxonomies.search.js';

/** Locations, all of the caller's or those of one organization. */
@Controller(['locations', 'organizations/:organization_id/locations'])
@Describe({ names: ShowLocationDto, search: locationSearch })
export class LocationsController {
  constructor(private readonly taxonomies: TaxonomiesService) {}

  @Get()
  @Action('List all locations')
  @Requires('view_locations')
  async index(
    @CurrentAccess() access: Access,
    @AskedListing(ListLocationsDto) listing: Listing,
  ): Promise<ListView<TaxonomyView> | StreamableFile> {
    return listBody(listing, await this.taxonomies.list(access, LOCATION, listing), presentTaxonomy);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for locations', 'auto_complete_search')
  @Requires('view_locations')
  complete(@CurrentAccess() access: Access, @TypedSearch() typed: string): Promise<Completion> {
    return this.taxonomies.complete(access, LOCATION, typed);
  }

  @Get(':id')
  @Action('Show a location')
  @Requires('view_locations')
  @NamesRoot()
  async show(@CurrentAccess() access: Access, @Param('id') id: string): Promise<LocationShowView> {
    return presentLocation(await this.taxonomies.find(access, LOCATION, id));
  }

  @Post()
  @Action('Create a location')
  @Requires('create_locations')
  @NamesRoot()
  async create(
    @CurrentAccess() access: Access,
    @Wrapped(createLocation) dto: CreateLocationDto,
    @CurrentActor() actor: Actor,
  ): Promise<LocationShowView> {
    return presentLocation(await this.taxonomies.create(access, LOCATION, dto, actor));
  }

  @Put(':id')
  @Action('Update a location')
  @Requires('edit_locations')
  @NamesRoot()
  async update(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Wrapped(updateLocation) dto: UpdateLocationDto,
    @CurrentActor() actor: Actor,
  ): Promise<LocationShowView> {
    return presentLocation(await this.taxonomies.update(access, LOCATION, id, dto, actor));
  }

  @Delete(':id')
  @Action('Delete a location')
  @Requires('destroy_locations')
  async destroy(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DeletedTaxonomyView> {
    return presentDeletedTaxonomy(await this.taxonomies.destroy(access, LOCATION, id, actor));
  }
}
