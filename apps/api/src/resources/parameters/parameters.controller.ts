import type { Actor } from '@image-catalog/database';
import {
  type DeletedParameterView,
  ListParametersDto,
  type ListView,
  type OsParameterDto,
  type ParameterView,
  type UpdateParameterDto,
  ShowParameterDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, Put, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { OptionalParent } from '../../routing/optional-parent.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { ShowsHidden } from '../../routing/shows-hidden.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { mayReveal } from './hidden-values.js';
import { presentDeletedParameter, presentParameter } from './parameter.presenter.js';
import { createParameter, updateParameter } from './parameter.wrapper.js';
import { ParametersService } from './parameters.service.js';
import { parameterSearch } from './parameters.search.js';

/** Parameters of one operating system, one by one; its own body takes and shows them all at once. */
@Controller('operatingsystems/:operatingsystem_id/parameters')
@Describe({ names: ShowParameterDto, search: parameterSearch })
export class ParametersController {
  constructor(private readonly parameters: ParametersService) {}

  @Get()
  @Action('List all parameters of an operating system')
  @Requires('view_params')
  async index(
    @CurrentAccess() access: Access,
    @OptionalParent('operatingsystem_id') os: string | undefined,
    @AskedListing(ListParametersDto) listing: Listing,
    @ShowsHidden() showHidden: boolean,
  ): Promise<ListView<ParameterView> | StreamableFile> {
    const page = await this.parameters.list(access, os, listing);
    return listBody(listing, page, (row) => presentParameter(row, showHidden && mayReveal(access)));
  }

  @Get(':id')
  @Action('Show a parameter of an operating system')
  @Requires('view_params')
  @NamesRoot()
  async show(
    @CurrentAccess() access: Access,
    @OptionalParent('operatingsystem_id') os: string | undefined,
    @Param('id') id: string,
    @ShowsHidden() showHidden: boolean,
  ): Promise<ParameterView> {
    return presentParameter(await this.parameters.find(access, os, id), showHidden && mayReveal(access));
  }

  @Post()
  @Action('Create a parameter of an operating system')
  @Requires('create_params')
  @NamesRoot()
  async create(
    @CurrentAccess() access: Access,
    @OptionalParent('operatingsystem_id') os: string | undefined,
    @Wrapped(createParameter) dto: OsParameterDto,
    @CurrentActor() actor: Actor,
  ): Promise<ParameterView> {
    return presentParameter(await this.parameters.create(access, os, dto, actor), false);
  }

  @Put(':id')
  @Action('Update a parameter of an operating system')
  @Requires('edit_params')
  @NamesRoot()
  async update(
    @CurrentAccess() access: Access,
    @OptionalParent('operatingsystem_id') os: string | undefined,
    @Param('id') id: string,
    @Wrapped(updateParameter) dto: UpdateParameterDto,
    @CurrentActor() actor: Actor,
  ): Promise<ParameterView> {
    return presentParameter(await this.parameters.update(access, os, id, dto, actor), false);
  }

  @Delete(':id')
  @Action('Delete a parameter of an operating system')
  @Requires('destroy_params')
  async destroy(
    @CurrentAccess() access: Access,
    @OptionalParent('operatingsystem_id') os: string | undefined,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DeletedParameterView> {
    return presentDeletedParameter(await this.parameters.destroy(access, os, id, actor));
  }

  // Foreman answers with what is left, which is nothing.
  @Delete()
  @Action('Delete all parameters of an operating system')
  @Requires('destroy_params')
  async reset(
    @CurrentAccess() access: Access,
    @OptionalParent('operatingsystem_id') os: string | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<never[]> {
    await this.parameters.reset(access, os, actor);
    return [];
  }
}
