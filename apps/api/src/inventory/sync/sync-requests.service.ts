import { type Actor, ComputeResource, recordAudit, requestSync } from '@image-catalog/database';
import type { StartSyncDto } from '@image-catalog/spec';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { Invalid, ResourceNotFound } from '../../foreman/errors.js';
import { isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { Reads } from '../../sql/reads.js';
import { rowOf, write } from '../../sql/write.js';
import { InventoryService } from '../freshness/inventory.service.js';
import { requireSynced } from '../freshness/require-synced.js';
import { RequestWaits } from './request-waits.js';
import { findSyncRequest } from './sync.query.js';
import type { SyncRequestRow } from './sync.row.js';

/** Injection token: how many seconds a client waits at most for a worker to answer its request. */
export const SYNC_WAIT_SECONDS = Symbol('SYNC_WAIT_SECONDS');

/** Asks workers to sync, as only they talk to providers, and waits for their answers for a bounded time. */
@Injectable()
export class SyncRequestsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly inventories: InventoryService,
    private readonly waits: RequestWaits,
    @Inject(SYNC_WAIT_SECONDS) private readonly waitSeconds: number,
  ) {}

  /** Finds one request. @throws ResourceNotFound */
  async find(access: Access, computeResource: string, id: number): Promise<SyncRequestRow> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    const row = await findSyncRequest(this.reads, compute_resource_id, id);
    if (row === undefined) throw new ResourceNotFound('sync_request', String(id));
    return row;
  }

  /** Requests a run and does not wait for it. @throws ResourceNotFound, NotImplementedFor, Invalid */
  async start(access: Access, computeResource: string, dto: StartSyncDto, actor: Actor): Promise<SyncRequestRow> {
    const inventory = await this.inventories.find(access, computeResource);
    requireSynced(inventory, 'Synchronization is');
    const errors = shapeErrors(dto);
    if (!isFine(errors)) throw new Invalid(null, errors);
    const id = await this.create(inventory.compute_resource_id, { dry_run: dto.dry_run ?? false }, actor);
    return this.find(access, computeResource, id);
  }

  /**
   * Requests a sync of some images, or of everything without uuids, and waits for it: no longer than the given seconds or
   * the server's limit. Returns the request as it stands then. @throws ResourceNotFound
   */
  async syncAndWait(
    computeResourceId: number,
    uuids: string[] | undefined,
    actor: Actor,
    seconds = this.waitSeconds,
  ): Promise<SyncRequestRow> {
    const id = await this.create(computeResourceId, { uuids }, actor);
    await this.waits.ended(id, Math.min(seconds, this.waitSeconds), actor);
    const row = await findSyncRequest(this.reads, computeResourceId, id);
    if (row === undefined) throw new ResourceNotFound('compute_resource', String(computeResourceId));
    return row;
  }

  /** Creates a request, of which workers hear when the transaction commits. */
  private create(
    compute_resource_id: number,
    input: { uuids?: string[] | undefined; dry_run?: boolean },
    actor: Actor,
  ): Promise<number> {
    const kind = input.uuids === undefined ? 'full' : 'targeted';
    const { uuids = [], dry_run = false } = input;
    const insert = async (manager: EntityManager) => {
      const request = { compute_resource_id, kind, uuids, dry_run, requested_by: actor.username } as const;
      const id = await requestSync(manager, request);
      const found = { select: { name: true }, where: { id: compute_resource_id } } as const;
      const name = (await manager.findOne(ComputeResource, found))?.name ?? '';
      await recordAudit(manager, actor, {
        auditable_type: 'SyncRequest',
        auditable_id: id,
        auditable_name: kind,
        action: 'create',
        audited_changes: { compute_resource_id, ...input },
        associated: { type: 'ComputeResource', id: compute_resource_id, name },
      });
      return id;
    };
    return write(this.dataSource, insert, undefined, rowOf('compute_resources', compute_resource_id));
  }
}
