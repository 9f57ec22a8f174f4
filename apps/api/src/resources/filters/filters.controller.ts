import type { Actor } from '@image-catalog/database';
import {
  type FilterShowView,
  type FilterView,
  type CreateFilterDto,
  type DeletedFilterView,
  ListFiltersDto,
  type ListView,
  type UpdateFilterDto,
  ShowFilterDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, Put, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { Action, Describe, MayConflict, Requires } from '../../routing/action.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { OptionalParent } from '../../routing/optional-parent.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { presentCreatedFilter, presentDeletedFilter, presentFilter, presentFilterDetails } from './filter.presenter.js';
import { createFilter, updateFilter } from './filter.wrapper.js';
import { FiltersService } from './filters.service.js';
import { filterSearch } from './filters.search.js';

/** Filters, all of them or those of one role. */
@Controller(['filters', 'roles/:role_id/filters'])
@Describe({ names: ShowFilterDto, search: filterSearch })
export class FiltersController {
  constructor(private readonly filters: FiltersService) {}

  @Get()
  @Action('List all filters, or those of a role')
  @Requires('view_filters')
  async index(
    @CurrentAccess() access: Access,
    @OptionalParent('role_id') parent: string | undefined,
    @AskedListing(ListFiltersDto) listing: Listing,
  ): Promise<ListView<FilterView> | StreamableFile> {
    return listBody(listing, await this.filters.list(access, parent, listing), presentFilter);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for filters', 'auto_complete_search')
  @Requires('view_filters')
  complete(
    @CurrentAccess() access: Access,
    @OptionalParent('role_id') parent: string | undefined,
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    return this.filters.complete(access, parent, typed);
  }

  @Get(':id')
  @Action('Show a filter')
  @Requires('view_filters')
  @NamesRoot()
  async show(
    @CurrentAccess() access: Access,
    @OptionalParent('role_id') parent: string | undefined,
    @Param('id') id: string,
  ): Promise<FilterShowView> {
    return presentFilterDetails(await this.filters.find(access, parent, id));
  }

  @Post()
  @Action('Create a filter')
  @Requires('create_filters')
  @NamesRoot()
  async create(
    @CurrentAccess() access: Access,
    @OptionalParent('role_id') parent: string | undefined,
    @Wrapped(createFilter) dto: CreateFilterDto,
    @CurrentActor() actor: Actor,
  ): Promise<FilterShowView> {
    return presentCreatedFilter(await this.filters.create(access, parent, dto, actor));
  }

  @Put(':id')
  @Action('Update a filter')
  @MayConflict()
  @Requires('edit_filters')
  @NamesRoot()
  async update(
    @CurrentAccess() access: Access,
    @OptionalParent('role_id') parent: string | undefined,
    @Param('id') id: string,
    @Wrapped(updateFilter) dto: UpdateFilterDto,
    @CurrentActor() actor: Actor,
  ): Promise<FilterShowView> {
    return presentFilterDetails(await this.filters.update(access, parent, id, dto, actor));
  }

  @Delete(':id')
  @Action('Delete a filter')
  @Requires('destroy_filters')
  async destroy(
    @CurrentAccess() access: Access,
    @OptionalParent('role_id') parent: string | undefined,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DeletedFilterView> {
    return presentDeletedFilter(await this.filters.destroy(access, parent, id, actor));
  }
}
