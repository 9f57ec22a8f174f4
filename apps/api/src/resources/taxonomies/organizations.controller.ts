import type { Actor } from '@image-catalog/database';
import {
  type CreateOrganizationDto,
  type DeletedTaxonomyView,
  ListOrganizationsDto,
  type ListView,
  type OrganizationShowView,
  type TaxonomyView,
  type UpdateOrganizationDto,
  ShowOrganizationDto,
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
import { ORGANIZATION } from './taxonomy-kind.js';
import { presentDeletedTaxonomy, presentOrganization, presentTaxonomy } from './taxonomy.presenter.js';
import { createOrganization, updateOrganization } from './taxonomy.wrapper.js';
import { organizationSearch } from './taxonomies.search.js';

/** Organizations, all of the caller's or those of one location. */
@Controller(['organizations', 'locations/:location_id/organizations'])
@Describe({ names: ShowOrganizationDto, search: organizationSearch })
export class OrganizationsController {
  constructor(private readonly taxonomies: TaxonomiesService) {}

  @Get()
  @Action('List all organizations')
  @Requires('view_organizations')
  async index(
    @CurrentAccess() access: Access,
    @AskedListing(ListOrganizationsDto) listing: Listing,
  ): Promise<ListView<TaxonomyView> | StreamableFile> {
    return listBody(listing, await this.taxonomies.list(access, ORGANIZATION, listing), presentTaxonomy);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for organizations', 'auto_complete_search')
  @Requires('view_organizations')
  complete(@CurrentAccess() access: Access, @TypedSearch() typed: string): Promise<Completion> {
    return this.taxonomies.complete(access, ORGANIZATION, typed);
  }

  @Get(':id')
  @Action('Show an organization')
  @Requires('view_organizations')
  @NamesRoot()
  async show(@CurrentAccess() access: Access, @Param('id') id: string): Promise<OrganizationShowView> {
    return presentOrganization(await this.taxonomies.find(access, ORGANIZATION, id));
  }

  @Post()
  @Action('Create an organization')
  @Requires('create_organizations')
  @NamesRoot()
  async create(
    @CurrentAccess() access: Access,
    @Wrapped(createOrganization) dto: CreateOrganizationDto,
    @CurrentActor() actor: Actor,
  ): Promise<OrganizationShowView> {
    return presentOrganization(await this.taxonomies.create(access, ORGANIZATION, dto, actor));
  }

  @Put(':id')
  @Action('Update an organization')
  @Requires('edit_organizations')
  @NamesRoot()
  async update(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Wrapped(updateOrganization) dto: UpdateOrganizationDto,
    @CurrentActor() actor: Actor,
  ): Promise<OrganizationShowView> {
    return presentOrganization(await this.taxonomies.update(access, ORGANIZATION, id, dto, actor));
  }

  @Delete(':id')
  @Action('Delete an organization')
  @Requires('destroy_organizations')
  async destroy(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DeletedTaxonomyView> {
    return presentDeletedTaxonomy(await this.taxonomies.destroy(access, ORGANIZATION, id, actor));
  }
}
