import { type Actor, recordAudit, SyncRun, wakeWorkers } from '@image-catalog/database';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { InventoryService } from '../freshness/inventory.service.js';
import type { Completion } from '../../lists/completion.js';
import { Conflict, ResourceNotFound } from '../../foreman/errors.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { rowOf, write } from '../../sql/write.js';
import { requestCancellation } from './request-cancellation.statement.js';
import { listSyncChanges } from './sync-changes.query.js';
import type { SyncChangeRow, SyncRunDetails, SyncRunRow } from './sync-run.row.js';
import { completeSyncRunSearch, findLastSyncRun, findSyncRun, listSyncRuns } from './sync-runs.query.js';

/** The runs of a compute resource: finished ones, and the one under way. */
@Injectable()
export class SyncRunsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly inventories: InventoryService,
  ) {}

  /** Lists the runs of a compute resource, the newest first. @throws ResourceNotFound */
  async list(access: Access, computeResource: string, listing: Listing): Promise<Page<SyncRunRow>> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return listSyncRuns(this.reads, compute_resource_id, listing);
  }

  /** Completes a search for runs. @throws ResourceNotFound */
  async complete(access: Access, computeResource: string, typed: string): Promise<Completion> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return completeSyncRunSearch(this.reads, compute_resource_id, typed);
  }

  /** Finds one run with its scopes. @throws ResourceNotFound */
  async find(access: Access, computeResource: string, id: number): Promise<SyncRunDetails> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    return this.findIn(compute_resource_id, id);
  }

  /** Finds one run of a compute resource that the caller may view. @throws ResourceNotFound */
  async findIn(computeResourceId: number, id: number): Promise<SyncRunDetails> {
    const row = await findSyncRun(this.reads, computeResourceId, id);
    if (row === undefined) throw new ResourceNotFound('sync_run', String(id));
    return row;
  }

  /** Finds the newest run of a compute resource; undefined before the first. */
  findLast(computeResourceId: number): Promise<SyncRunRow | undefined> {
    return findLastSyncRun(this.reads, computeResourceId);
  }

  /** Lists what a run changed in the inventory. @throws ResourceNotFound, SearchError */
  async changes(access: Access, computeResource: string, id: number, listing: Listing): Promise<Page<SyncChangeRow>> {
    return listSyncChanges(this.reads, await this.find(access, computeResource, id), listing);
  }

  /** Asks the worker to cancel a run; asking twice changes nothing. @throws ResourceNotFound, Conflict when it has ended. */
  async cancel(access: Access, computeResource: string, id: number, actor: Actor): Promise<SyncRunDetails> {
    const run = await this.find(access, computeResource, id);
    await write(
      this.dataSource,
      (manager) => this.requestCancellation(manager, run, actor),
      undefined,
      rowOf('sync_runs', run.id),
    );
    return this.find(access, computeResource, id);
  }

  private async requestCancellation(manager: EntityManager, run: SyncRunDetails, actor: Actor): Promise<void> {
    const held = await manager.findOne(SyncRun, { where: { id: run.id }, lock: { mode: 'for_no_key_update' } });
    if (held === null) throw new ResourceNotFound('sync_run', String(run.id));
    if (held.state !== 'running') throw new Conflict(`Run ${run.id} has ended already: ${held.state}`);
    if (held.cancel_requested_at !== null) return;
    const cancelRequestedAt = await requestCancellation(manager, run.id);
    await wakeWorkers(manager, run.compute_resource_id);
    await recordAudit(manager, actor, {
      auditable_type: 'SyncRun',
      auditable_id: run.id,
      auditable_name: `generation ${run.generation}`,
      action: 'update',
      audited_changes: { cancel_requested_at: [null, cancelRequestedAt] },
      associated: { type: 'ComputeResource', id: run.compute_resource_id, name: run.compute_resource_name },
    });
  }
}
