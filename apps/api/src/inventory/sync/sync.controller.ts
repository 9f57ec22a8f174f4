import type { Actor } from '@image-catalog/database';
import type { StartSyncDto, SyncRequestView, SyncView, UpdateSyncSettingsDto } from '@image-catalog/spec';
import { Controller, Get, Param, Post, Put } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { Action, Requires } from '../../routing/action.decorator.js';
import { RowId } from '../../routing/row-id.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { presentRun } from '../sync-runs/sync-run.presenter.js';
import { SyncRunsService } from '../sync-runs/sync-runs.service.js';
import { presentRequest, presentSync } from './sync.presenter.js';
import { SyncRequestsService } from './sync-requests.service.js';
import { SyncSettingsService } from './sync-settings.service.js';
import { startSync, updateSyncSettings } from './sync.wrapper.js';

/** The sync of one compute resource: its state, its start and its settings. Ours, as Foreman has no sync. */
@Controller('compute_resources/:compute_resource_id/sync')
export class SyncController {
  constructor(
    private readonly settings: SyncSettingsService,
    private readonly requests: SyncRequestsService,
    private readonly runs: SyncRunsService,
  ) {}

  @Get()
  @Action('Show the sync state of a compute resource')
  @Requires('view_sync_runs')
  async show(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
  ): Promise<SyncView> {
    const details = await this.settings.find(access, computeResource);
    const last = await this.runs.findLast(details.inventory.compute_resource_id);
    return presentSync(details, last ? presentRun(last) : null);
  }

  @Post()
  @Action('Request a run')
  @Requires('start_sync_runs')
  async start(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @Wrapped(startSync) dto: StartSyncDto,
    @CurrentActor() actor: Actor,
  ): Promise<SyncRequestView> {
    return presentRequest(await this.requests.start(access, computeResource, dto, actor));
  }

  @Put()
  @Action('Update the sync settings of a compute resource')
  @Requires('edit_compute_resources')
  async update(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @Wrapped(updateSyncSettings) dto: UpdateSyncSettingsDto,
    @CurrentActor() actor: Actor,
  ): Promise<SyncView> {
    await this.settings.update(access, computeResource, dto, actor);
    return this.show(access, computeResource);
  }

  @Get('requests/:id')
  @Action('Show a sync request and its result')
  @Requires('view_sync_runs')
  async request(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @RowId('sync_request') id: number,
  ): Promise<SyncRequestView> {
    return presentRequest(await this.requests.find(access, computeResource, id));
  }
}
