import type { Actor } from '@image-catalog/database';
import {
  type ArchitectureShowView,
  type ArchitectureView,
  type CreateArchitectureDto,
  type DeletedArchitectureView,
  ListArchitecturesDto,
  type ListView,
  ShowArchitectureDto,
  type UpdateArchitectureDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, Put, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { OptionalParent } from '../../routing/optional-parent.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { Wrapped } from '../../foreman/wrapped.js';
import {
  presentArchitecture,
  presentArchitectureDetails,
  presentDeletedArchitecture,
} from './architecture.presenter.js';
import { createArchitecture, updateArchitecture } from './architecture.wrapper.js';
import { architectureSearch } from './architectures.search.js';
import { ArchitecturesService } from './architectures.service.js';

/** Architectures, all of them or those of one operating system. */
@Controller(['architectures', 'operatingsystems/:operatingsystem_id/architectures'])
@Describe({ names: ShowArchitectureDto, search: architectureSearch })
export class ArchitecturesController {
  constructor(private readonly architectures: ArchitecturesService) {}

  @Get()
  @Action('List all architectures, or those of an operating system')
  @Requires('view_architectures')
  async index(
    @CurrentAccess() access: Access,
    @OptionalParent('operatingsystem_id') parent: string | undefined,
    @AskedListing(ListArchitecturesDto) listing: Listing,
  ): Promise<ListView<ArchitectureView> | StreamableFile> {
    return listBody(listing, await this.architectures.list(access, parent, listing), presentArchitecture);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for architectures', 'auto_complete_search')
  @Requires('view_architectures')
  complete(
    @CurrentAccess() access: Access,
    @OptionalParent('operatingsystem_id') parent: string | undefined,
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    return this.architectures.complete(access, parent, typed);
  }

  @Get(':id')
  @Action('Show an architecture')
  @Requires('view_architectures')
  @NamesRoot()
  async show(
    @CurrentAccess() access: Access,
    @OptionalParent('operatingsystem_id') parent: string | undefined,
    @Param('id') id: string,
  ): Promise<ArchitectureShowView> {
    return presentArchitectureDetails(await this.architectures.find(access, parent, id));
  }

  @Post()
  @Action('Create an architecture')
  @Requires('create_architectures')
  @NamesRoot()
  async create(
    @CurrentAccess() access: Access,
    @OptionalParent('operatingsystem_id') parent: string | undefined,
    @Wrapped(createArchitecture) dto: CreateArchitectureDto,
    @CurrentActor() actor: Actor,
  ): Promise<ArchitectureShowView> {
    return presentArchitectureDetails(await this.architectures.create(access, parent, dto, actor));
  }

  @Put(':id')
  @Action('Update an architecture')
  @Requires('edit_architectures')
  @NamesRoot()
  async update(
    @CurrentAccess() access: Access,
    @OptionalParent('operatingsystem_id') parent: string | undefined,
    @Param('id') id: string,
    @Wrapped(updateArchitecture) dto: UpdateArchitectureDto,
    @CurrentActor() actor: Actor,
  ): Promise<ArchitectureShowView> {
    return presentArchitectureDetails(await this.architectures.update(access, parent, id, dto, actor));
  }

  @Delete(':id')
  @Action('Delete an architecture')
  @Requires('destroy_architectures')
  async destroy(
    @CurrentAccess() access: Access,
    @OptionalParent('operatingsystem_id') parent: string | undefined,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DeletedArchitectureView> {
    return presentDeletedArchitecture(await this.architectures.destroy(access, parent, id, actor));
  }
}
