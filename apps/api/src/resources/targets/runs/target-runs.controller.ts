import type { Actor } from '@image-catalog/database';
import {
  ListTargetRunsDto,
  type ListView,
  type SyncTargetDto,
  type TargetRunShowView,
  type TargetRunView,
} from '@image-catalog/spec';
import { Controller, Get, Param, Post, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../../access/access.js';
import { CurrentAccess } from '../../../access/current-access.decorator.js';
import { CurrentActor } from '../../../auth/actor.decorator.js';
import { Wrapped } from '../../../foreman/wrapped.js';
import { type Completion, TypedSearch } from '../../../lists/completion.js';
import { listBody } from '../../../lists/list-body.js';
import { AskedListing, type Listing } from '../../../lists/listing.js';
import { Action, Describe, Requires } from '../../../routing/action.decorator.js';
import { RowId } from '../../../routing/row-id.js';
import { presentTargetRun, presentTargetRunDetails } from './target-run.presenter.js';
import { syncTarget } from './target-run.wrapper.js';
import { targetRunSearch } from './target-runs.search.js';
import { TargetRunsService } from './target-runs.service.js';

/** The runs of one target. */
@Controller('targets/:target_id')
@Describe({ search: targetRunSearch })
export class TargetRunsController {
  constructor(private readonly runs: TargetRunsService) {}

  @Post('sync')
  @Action('Request a run of a target')
  @Requires('sync_targets')
  async start(
    @CurrentAccess() access: Access,
    @Param('target_id') target: string,
    @Wrapped(syncTarget) dto: SyncTargetDto,
    @CurrentActor() actor: Actor,
  ): Promise<TargetRunShowView> {
    return presentTargetRunDetails(await this.runs.start(access, target, dto, actor));
  }

  @Get('runs')
  @Action('List the runs of a target')
  @Requires('view_targets')
  async index(
    @CurrentAccess() access: Access,
    @Param('target_id') target: string,
    @AskedListing(ListTargetRunsDto) listing: Listing,
  ): Promise<ListView<TargetRunView> | StreamableFile> {
    return listBody(listing, await this.runs.list(access, target, listing), presentTargetRun);
  }

  @Get('runs/auto_complete_search')
  @Action('Complete a search for the runs of a target', 'auto_complete_search')
  @Requires('view_targets')
  complete(
    @CurrentAccess() access: Access,
    @Param('target_id') target: string,
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    return this.runs.complete(access, target, typed);
  }

  @Get('runs/:id')
  @Action('Show a run of a target with the images that are not as they should be')
  @Requires('view_targets')
  async show(
    @CurrentAccess() access: Access,
    @Param('target_id') target: string,
    @RowId('target_run') id: number,
  ): Promise<TargetRunShowView> {
    return presentTargetRunDetails(await this.runs.find(access, target, id));
  }
}
