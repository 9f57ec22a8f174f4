import type { Actor } from '@image-catalog/database';
import {
  type CreateOperatingsystemDto,
  type DeletedOperatingsystemView,
  ListOperatingsystemsDto,
  type ListView,
  type OperatingsystemShowView,
  type OperatingsystemView,
  type UpdateOperatingsystemDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, Put, type StreamableFile, UseGuards } from '@nestjs/common';
import { CurrentActor } from '../auth/actor.decorator.js';
import { refuseAbsentParents } from '../http/absent-parents.js';
import { Action } from '../http/action.decorator.js';
import { type Completion, TypedSearch } from '../http/completion.js';
import { listBody } from '../http/list-body.js';
import { AskedListing, type Listing } from '../http/listing.js';
import { OptionalParent } from '../http/optional-parent.js';
import { NamesRoot } from '../http/root-name.js';
import { ShowsHidden } from '../http/shows-hidden.js';
import { Wrapped } from '../http/wrapped.js';
import {
  presentDeletedOperatingsystem,
  presentOperatingsystem,
  presentOperatingsystemDetails,
} from './operatingsystem.presenter.js';
import { createOperatingsystem, updateOperatingsystem } from './operatingsystem.wrapper.js';
import { OperatingsystemsService } from './operatingsystems.service.js';

/** Operating systems, all of them or those of one architecture. */
@Controller(['operatingsystems', 'architectures/:architecture_id/operatingsystems'])
@UseGuards(refuseAbsentParents('medium_id', 'ptable_id', 'provisioning_template_id'))
export class OperatingsystemsController {
  constructor(private readonly operatingsystems: OperatingsystemsService) {}

  @Get()
  @Action('List all operating systems, or those of an architecture')
  async index(
    @OptionalParent('architecture_id') parent: string | undefined,
    @AskedListing(ListOperatingsystemsDto) listing: Listing,
  ): Promise<ListView<OperatingsystemView> | StreamableFile> {
    return listBody(listing, await this.operatingsystems.list(parent, listing), presentOperatingsystem);
  }

  @Get('auto_complete_search')
  @Action('Complete a search')
  complete(
    @OptionalParent('architecture_id') parent: string | undefined,
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    return this.operatingsystems.complete(parent, typed);
  }

  @Get(':id')
  @Action('Show an operating system')
  @NamesRoot()
  async show(
    @OptionalParent('architecture_id') parent: string | undefined,
    @Param('id') id: string,
    @ShowsHidden() showHidden: boolean,
  ): Promise<OperatingsystemShowView> {
    return presentOperatingsystemDetails(await this.operatingsystems.find(parent, id), showHidden);
  }

  @Post()
  @Action('Create an operating system')
  @NamesRoot()
  async create(
    @OptionalParent('architecture_id') parent: string | undefined,
    @Wrapped(createOperatingsystem) dto: CreateOperatingsystemDto,
    @CurrentActor() actor: Actor,
  ): Promise<OperatingsystemShowView> {
    return presentOperatingsystemDetails(await this.operatingsystems.create(parent, dto, actor), false);
  }

  @Put(':id')
  @Action('Update an operating system')
  @NamesRoot()
  async update(
    @OptionalParent('architecture_id') parent: string | undefined,
    @Param('id') id: string,
    @Wrapped(updateOperatingsystem) dto: UpdateOperatingsystemDto,
    @CurrentActor() actor: Actor,
  ): Promise<OperatingsystemShowView> {
    return presentOperatingsystemDetails(await this.operatingsystems.update(parent, id, dto, actor), false);
  }

  @Delete(':id')
  @Action('Delete an operating system')
  async destroy(
    @OptionalParent('architecture_id') parent: string | undefined,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DeletedOperatingsystemView> {
    return presentDeletedOperatingsystem(await this.operatingsystems.destroy(parent, id, actor));
  }

  @Get(':id/bootfiles')
  @Action('List boot files of an operating system')
  async bootfiles(@Param('id') id: string): Promise<never> {
    return this.operatingsystems.bootfiles(id);
  }
}
