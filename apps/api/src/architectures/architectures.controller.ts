import type { Actor } from '@image-catalog/database';
import {
  type ArchitectureShowView,
  type ArchitectureView,
  type CreateArchitectureDto,
  type DeletedArchitectureView,
  ListArchitecturesDto,
  type ListView,
  type UpdateArchitectureDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, Put, type StreamableFile } from '@nestjs/common';
import { CurrentActor } from '../auth/actor.decorator.js';
import { Action } from '../http/action.decorator.js';
import { type Completion, TypedSearch } from '../http/completion.js';
import { listBody } from '../http/list-body.js';
import { AskedListing, type Listing } from '../http/listing.js';
import { OptionalParent } from '../http/optional-parent.js';
import { NamesRoot } from '../http/root-name.js';
import { Wrapped } from '../http/wrapped.js';
import {
  presentArchitecture,
  presentArchitectureDetails,
  presentDeletedArchitecture,
} from './architecture.presenter.js';
import { createArchitecture, updateArchitecture } from './architecture.wrapper.js';
import { ArchitecturesService } from './architectures.service.js';

/** Architectures, all of them or those of one operating system. */
@Controller(['architectures', 'operatingsystems/:operatingsystem_id/architectures'])
export class ArchitecturesController {
  constructor(private readonly architectures: ArchitecturesService) {}

  @Get()
  @Action('List all architectures, or those of an operating system')
  async index(
    @OptionalParent('operatingsystem_id') parent: string | undefined,
    @AskedListing(ListArchitecturesDto) listing: Listing,
  ): Promise<ListView<ArchitectureView> | StreamableFile> {
    return listBody(listing, await this.architectures.list(parent, listing), presentArchitecture);
  }

  @Get('auto_complete_search')
  @Action('Complete a search')
  complete(
    @OptionalParent('operatingsystem_id') parent: string | undefined,
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    return this.architectures.complete(parent, typed);
  }

  @Get(':id')
  @Action('Show an architecture')
  @NamesRoot()
  async show(
    @OptionalParent('operatingsystem_id') parent: string | undefined,
    @Param('id') id: string,
  ): Promise<ArchitectureShowView> {
    return presentArchitectureDetails(await this.architectures.find(parent, id));
  }

  @Post()
  @Action('Create an architecture')
  @NamesRoot()
  async create(
    @OptionalParent('operatingsystem_id') parent: string | undefined,
    @Wrapped(createArchitecture) dto: CreateArchitectureDto,
    @CurrentActor() actor: Actor,
  ): Promise<ArchitectureShowView> {
    return presentArchitectureDetails(await this.architectures.create(parent, dto, actor));
  }

  @Put(':id')
  @Action('Update an architecture')
  @NamesRoot()
  async update(
    @OptionalParent('operatingsystem_id') parent: string | undefined,
    @Param('id') id: string,
    @Wrapped(updateArchitecture) dto: UpdateArchitectureDto,
    @CurrentActor() actor: Actor,
  ): Promise<ArchitectureShowView> {
    return presentArchitectureDetails(await this.architectures.update(parent, id, dto, actor));
  }

  @Delete(':id')
  @Action('Delete an architecture')
  async destroy(
    @OptionalParent('operatingsystem_id') parent: string | undefined,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DeletedArchitectureView> {
    return presentDeletedArchitecture(await this.architectures.destroy(parent, id, actor));
  }
}
