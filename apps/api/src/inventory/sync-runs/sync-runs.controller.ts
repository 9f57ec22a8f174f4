import type { Actor } from '@image-catalog/database';
import {
  ListSyncRunsDto,
  type ListView,
  type SyncChangeView,
  type SyncRunShowView,
  type SyncRunView,
} from '@image-catalog/spec';
import { Controller, Get, Header, HttpCode, HttpStatus, Param, Post, Req, StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import type { AuthenticatedRequest } from '../../auth/authentication.check.js';
import { heldLogin } from '../../auth/held-login.js';
import { Action, Describe, MayConflict, Requires, TakesNoBody } from '../../routing/action.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { RowId } from '../../routing/row-id.js';
import { RunEvents } from './run-events.js';
import { presentChange, presentRun, presentRunDetails } from './sync-run.presenter.js';
import { syncRunSearch } from './sync-runs.search.js';
import { SyncRunsService } from './sync-runs.service.js';

/** The runs of one compute resource. */
@Controller('compute_resources/:compute_resource_id/sync_runs')
@Describe({ search: syncRunSearch })
export class SyncRunsController {
  constructor(
    private readonly runs: SyncRunsService,
    private readonly events: RunEvents,
  ) {}

  @Get()
  @Action('List the runs of a compute resource')
  @Requires('view_sync_runs')
  async index(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @AskedListing(ListSyncRunsDto) listing: Listing,
  ): Promise<ListView<SyncRunView> | StreamableFile> {
    return listBody(listing, await this.runs.list(access, computeResource, listing), presentRun);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for the runs of a compute resource', 'auto_complete_search')
  @Requires('view_sync_runs')
  complete(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    return this.runs.complete(access, computeResource, typed);
  }

  @Get(':id')
  @Action('Show a run with its scopes')
  @Requires('view_sync_runs')
  async show(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @RowId('sync_run') id: number,
  ): Promise<SyncRunShowView> {
    return presentRunDetails(await this.runs.find(access, computeResource, id));
  }

  @Get(':id/changes')
  @Action('List the images that a run created, changed or found missing')
  @Requires('view_sync_runs')
  async changes(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @RowId('sync_run') id: number,
    @AskedListing(ListSyncRunsDto) listing: Listing,
  ): Promise<ListView<SyncChangeView> | StreamableFile> {
    return listBody(listing, await this.runs.changes(access, computeResource, id, listing), presentChange);
  }

  // A proxy must pass each event on at once: nginx would collect them in its buffer, or pack them.
  @Get(':id/events')
  @Header('X-Accel-Buffering', 'no')
  @Header('Cache-Control', 'no-cache, no-transform')
  @Action('Follow a run as server-sent events')
  @Requires('view_sync_runs')
  async follow(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @RowId('sync_run') id: number,
    @Req() request: AuthenticatedRequest,
  ): Promise<StreamableFile> {
    const reader = { login: heldLogin(request), access, socket: request.raw.socket };
    const stream = await this.events.follow(computeResource, id, reader);
    return new StreamableFile(stream, { type: 'text/event-stream' });
  }

  @Post(':id/cancel')
  @HttpCode(HttpStatus.OK)
  @Action('Cancel a run')
  @MayConflict()
  @TakesNoBody()
  @Requires('cancel_sync_runs')
  async cancel(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @RowId('sync_run') id: number,
    @CurrentActor() actor: Actor,
  ): Promise<SyncRunShowView> {
    return presentRunDetails(await this.runs.cancel(access, computeResource, id, actor));
  }
}
