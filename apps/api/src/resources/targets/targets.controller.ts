import type { Actor } from '@image-catalog/database';
import {
  type CreateTargetDto,
  ListTargetsDto,
  type ListView,
  ShowTargetDto,
  type TargetView,
  type UpdateTargetDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, Put, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { presentTarget } from './target.presenter.js';
import { createTarget, updateTarget } from './target.wrapper.js';
import { targetSearch } from './targets.search.js';
import { TargetsService } from './targets.service.js';

/** Targets: Foremans that are kept in step with this catalog. Ours, as no Foreman fills another. */
@Controller('targets')
@Describe({ names: ShowTargetDto, search: targetSearch })
export class TargetsController {
  constructor(private readonly targets: TargetsService) {}

  @Get()
  @Action('List all targets')
  @Requires('view_targets')
  async index(
    @CurrentAccess() access: Access,
    @AskedListing(ListTargetsDto) listing: Listing,
  ): Promise<ListView<TargetView> | StreamableFile> {
    return listBody(listing, await this.targets.list(access, listing), presentTarget);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for targets', 'auto_complete_search')
  @Requires('view_targets')
  complete(@CurrentAccess() access: Access, @TypedSearch() typed: string): Promise<Completion> {
    return this.targets.complete(access, typed);
  }

  @Get(':id')
  @Action('Show a target')
  @Requires('view_targets')
  async show(@CurrentAccess() access: Access, @Param('id') id: string): Promise<TargetView> {
    return presentTarget(await this.targets.find(access, id));
  }

  @Post()
  @Action('Create a target')
  @Requires('create_targets')
  async create(
    @CurrentAccess() access: Access,
    @Wrapped(createTarget) dto: CreateTargetDto,
    @CurrentActor() actor: Actor,
  ): Promise<TargetView> {
    return presentTarget(await this.targets.create(access, dto, actor));
  }

  @Put(':id')
  @Action('Update a target')
  @Requires('edit_targets')
  async update(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Wrapped(updateTarget) dto: UpdateTargetDto,
    @CurrentActor() actor: Actor,
  ): Promise<TargetView> {
    return presentTarget(await this.targets.update(access, id, dto, actor));
  }

  @Delete(':id')
  @Action('Delete a target; what it made there stays')
  @Requires('destroy_targets')
  async destroy(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<TargetView> {
    return presentTarget(await this.targets.destroy(access, id, actor));
  }
}
