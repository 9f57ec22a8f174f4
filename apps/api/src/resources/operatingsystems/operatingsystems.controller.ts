import type { Actor } from '@image-catalog/database';
import {
  type CreateOperatingsystemDto,
  type DeletedOperatingsystemView,
  ListOperatingsystemsDto,
  type ListView,
  type OperatingsystemShowView,
  type OperatingsystemView,
  ShowOperatingsystemDto,
  type UpdateOperatingsystemDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, Put, type StreamableFile, UseGuards } from '@nestjs/common';
import { CurrentActor } from '../../auth/actor.decorator.js';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { refuseAbsentParents } from '../../routing/absent-parents.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { OptionalParent } from '../../routing/optional-parent.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { ShowsHidden } from '../../routing/shows-hidden.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { mayReveal } from '../parameters/hidden-values.js';
import {
  presentDeletedOperatingsystem,
  presentOperatingsystem,
  presentOperatingsystemDetails,
} from './operatingsystem.presenter.js';
import { createOperatingsystem, updateOperatingsystem } from './operatingsystem.wrapper.js';
import { operatingsystemSearch } from './operatingsystems.search.js';
import { OperatingsystemsService } from './operatingsystems.service.js';

/** Operating systems, all of them or those of one architecture. */
@Controller(['operatingsystems', 'architectures/:architecture_id/operatingsystems'])
@Describe({ names: ShowOperatingsystemDto, search: operatingsystemSearch })
@UseGuards(refuseAbsentParents('medium_id', 'ptable_id', 'provisioning_template_id'))
export class OperatingsystemsController {
  constructor(private readonly operatingsystems: OperatingsystemsService) {}

  @Get()
  @Action('List all operating systems, or those of an architecture')
  @Requires('view_operatingsystems')
  async index(
    @CurrentAccess() access: Access,
    @OptionalParent('architecture_id') parent: string | undefined,
    @AskedListing(ListOperatingsystemsDto) listing: Listing,
  ): Promise<ListView<OperatingsystemView> | StreamableFile> {
    return listBody(listing, await this.operatingsystems.list(access, parent, listing), presentOperatingsystem);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for operating systems', 'auto_complete_search')
  @Requires('view_operatingsystems')
  complete(
    @CurrentAccess() access: Access,
    @OptionalParent('architecture_id') parent: string | undefined,
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    return this.operatingsystems.complete(access, parent, typed);
  }

  @Get(':id')
  @Action('Show an operating system')
  @Requires('view_operatingsystems')
  @NamesRoot()
  async show(
    @CurrentAccess() access: Access,
    @OptionalParent('architecture_id') parent: string | undefined,
    @Param('id') id: string,
    @ShowsHidden() showHidden: boolean,
  ): Promise<OperatingsystemShowView> {
    return presentOperatingsystemDetails(
      await this.operatingsystems.find(access, parent, id),
      showHidden && mayReveal(access),
    );
  }

  @Post()
  @Action('Create an operating system')
  @Requires('create_operatingsystems')
  @NamesRoot()
  async create(
    @CurrentAccess() access: Access,
    @OptionalParent('architecture_id') parent: string | undefined,
    @Wrapped(createOperatingsystem) dto: CreateOperatingsystemDto,
    @CurrentActor() actor: Actor,
  ): Promise<OperatingsystemShowView> {
    return presentOperatingsystemDetails(await this.operatingsystems.create(access, parent, dto, actor), false);
  }

  @Put(':id')
  @Action('Update an operating system')
  @Requires('edit_operatingsystems')
  @NamesRoot()
  async update(
    @CurrentAccess() access: Access,
    @OptionalParent('architecture_id') parent: string | undefined,
    @Param('id') id: string,
    @Wrapped(updateOperatingsystem) dto: UpdateOperatingsystemDto,
    @CurrentActor() actor: Actor,
  ): Promise<OperatingsystemShowView> {
    return presentOperatingsystemDetails(await this.operatingsystems.update(access, parent, id, dto, actor), false);
  }

  @Delete(':id')
  @Action('Delete an operating system')
  @Requires('destroy_operatingsystems')
  async destroy(
    @CurrentAccess() access: Access,
    @OptionalParent('architecture_id') parent: string | undefined,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DeletedOperatingsystemView> {
    return presentDeletedOperatingsystem(await this.operatingsystems.destroy(access, parent, id, actor));
  }

  @Get(':id/bootfiles')
  @Action('List boot files of an operating system')
  @Requires('view_operatingsystems')
  async bootfiles(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @OptionalParent('medium') medium: string | undefined,
  ): Promise<never> {
    return this.operatingsystems.bootfiles(access, id, medium);
  }
}
