import { secondsToNextDue } from '@image-catalog/catalog';
import { type Actor, changesBetween, recordAudit, SyncSetting, wakeWorkers } from '@image-catalog/database';
import { kindOfClass, type StartSyncDto, type UpdateSyncSettingsDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { InventoryService } from '../freshness/inventory.service.js';
import type { Inventory } from '../freshness/inventory.row.js';
import { requireSynced } from '../freshness/require-synced.js';
import { Invalid, ResourceNotFound } from '../../foreman/errors.js';
import { Reads } from '../../sql/reads.js';
import { addError, isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { holdRow, rowOf, write } from '../../sql/write.js';
import { SyncRequests } from './sync-requests.service.js';
import { findSyncRequest, findSyncState } from './sync.query.js';
import type { SyncRequestRow, SyncSettingsRow, SyncStateRow } from './sync.row.js';

/** Settings that say when to look; a change of one makes the compute resource due. */
const SCHEDULE = ['enabled', 'interval_minutes', 'cron', 'time_zone'] as const;

/**
 * Settings that say what is listed. A provider reads them with what else it is told of the compute resource, so they stand
 * there: another value makes another source, whose first look removes nothing by itself.
 */
const LISTING = ['owners', 'filters'] as const;

const COMPUTE_RESOURCE = { table: 'compute_resources', resource: 'compute_resource', columns: ['id'] } as const;

/** Where the sync of a compute resource stands, how it is started and how it is set. */
@Injectable()
export class SyncService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly inventories: InventoryService,
    private readonly requests: SyncRequests,
  ) {}

  /** Finds where a sync stands. @throws ResourceNotFound */
  async find(access: Access, computeResource: string): Promise<{ inventory: Inventory; state: SyncStateRow }> {
    const inventory = await this.inventories.find(access, computeResource);
    const state = await findSyncState(this.reads, inventory.compute_resource_id);
    if (state === undefined) throw new ResourceNotFound('compute_resource', computeResource);
    return { inventory, state };
  }

  /** Finds one request for a look. @throws ResourceNotFound */
  async findRequest(access: Access, computeResource: string, id: number): Promise<SyncRequestRow> {
    const { compute_resource_id } = await this.inventories.find(access, computeResource);
    const row = await findSyncRequest(this.reads, compute_resource_id, id);
    if (row === undefined) throw new ResourceNotFound('sync_request', String(id));
    return row;
  }

  /** Asks a worker for a run and does not wait for it. @throws ResourceNotFound, NotImplementedFor, Invalid */
  async start(access: Access, computeResource: string, dto: StartSyncDto, actor: Actor): Promise<SyncRequestRow> {
    const inventory = await this.inventories.find(access, computeResource);
    requireSynced(inventory, 'Synchronization is');
    const { compute_resource_id } = inventory;
    const errors = shapeErrors(dto);
    if (!isFine(errors)) throw new Invalid(null, errors);
    const id = await this.leave(compute_resource_id, { dry_run: dto.dry_run ?? false }, actor);
    return this.findRequest(access, computeResource, id);
  }

  /** Asks a worker to look at some images, or at all, and waits for it as long as a client should. @throws ResourceNotFound */
  async look(
    computeResourceId: number,
    uuids: string[] | undefined,
    actor: Actor,
    seconds?: number,
  ): Promise<SyncRequestRow> {
    const id = await this.leave(computeResourceId, { uuids }, actor);
    const row = await this.requests.answered(computeResourceId, id, actor, seconds);
    if (row === undefined) throw new ResourceNotFound('compute_resource', String(computeResourceId));
    return row;
  }

  /** Changes what is given; another schedule or listing begins with a look. @throws ResourceNotFound, NotImplementedFor, Invalid */
  async update(access: Access, computeResource: string, dto: UpdateSyncSettingsDto, actor: Actor): Promise<void> {
    const inventory = await this.inventories.find(access, computeResource, 'edit_compute_resources');
    requireSynced(inventory, 'Synchronization is');
    const { compute_resource_id: id, compute_resource_name: name, type } = inventory;
    const errors = shapeErrors(dto);
    if (dto.cron && typeof dto.interval_minutes === 'number') addError(errors, 'cron', 'excludes interval_minutes');
    else if (isFine(errors) && dto.cron && !hasTime(dto.cron)) addError(errors, 'cron', 'has no time to come');
    for (const setting of LISTING) {
      if (!dto[setting]?.length || kindOfClass(type)?.listing_attrs?.includes(setting)) continue;
      addError(errors, setting, 'cannot be set for compute resources of this kind');
    }
    if (!isFine(errors)) throw new Invalid(id, errors);
    const change = (manager: EntityManager) => this.change(manager, { id, name }, columnsOf(dto), actor);
    await write(this.dataSource, change, undefined, rowOf('compute_resources', id));
  }

  private leave(
    computeResourceId: number,
    wish: { uuids?: readonly string[]; dry_run?: boolean },
    actor: Actor,
  ): Promise<number> {
    const ask = async (manager: EntityManager) => {
      const id = await this.requests.leave(manager, { compute_resource_id: computeResourceId, ...wish }, actor);
      await recordAudit(manager, actor, {
        auditable_type: 'SyncRequest',
        auditable_id: id,
        auditable_name: wish.uuids === undefined ? 'full' : 'targeted',
        action: 'create',
        audited_changes: { compute_resource_id: computeResourceId, ...wish },
        associated: await this.associated(manager, computeResourceId),
      });
      return id;
    };
    return write(this.dataSource, ask, undefined, rowOf('compute_resources', computeResourceId));
  }

  private async associated(manager: EntityManager, id: number) {
    const text = 'SELECT name FROM compute_resources WHERE id = $1';
    const [row] = await manager.query<{ name: string }[]>(text, [id]);
    return { type: 'ComputeResource', id, name: row?.name ?? '' };
  }

  private async change(
    manager: EntityManager,
    { id, name }: { id: number; name: string },
    columns: Partial<SyncSettingsRow>,
    actor: Actor,
  ): Promise<void> {
    // Before the settings, as a deletion does, which would else wait for them while they wait for it.
    await holdRow(manager, COMPUTE_RESOURCE, id);
    await manager.query('INSERT INTO sync_settings (compute_resource_id) VALUES ($1) ON CONFLICT DO NOTHING', [id]);
    const [before] = await manager.query<Record<string, unknown>[]>(
      `SELECT s.*, c.attrs->'owners' AS owners, c.attrs->'filters' AS filters
       FROM sync_settings s JOIN compute_resources c ON c.id = s.compute_resource_id
       WHERE s.compute_resource_id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    const changes = changesBetween(before ?? {}, columns);
    if (Object.keys(changes).length === 0) return;
    const { owners, filters, ...settings } = columns;
    if (Object.keys(settings).length > 0) await manager.update(SyncSetting, id, settings);
    if (LISTING.some((setting) => changes[setting])) await setListing(manager, id, { owners, filters });
    if ([...SCHEDULE, ...LISTING].some((setting) => changes[setting])) {
      await manager.query('UPDATE compute_resources SET sync_due_at = now() WHERE id = $1', [id]);
      await wakeWorkers(manager, id);
    }
    await recordAudit(manager, actor, {
      auditable_type: 'SyncSetting',
      auditable_id: id,
      auditable_name: name,
      action: 'update',
      audited_changes: changes,
      associated: { type: 'ComputeResource', id, name },
    });
  }
}

/** Tells whether a crontab line ever comes, as the last of February may. */
function hasTime(cron: string): boolean {
  try {
    return secondsToNextDue({ cron, time_zone: null, interval_minutes: null }, 1, new Date(), 0) > 0;
  } catch {
    return false;
  }
}

/** Blank is null; `enabled` is never null; of interval and cron the one that is given ends the other. */
function columnsOf(dto: UpdateSyncSettingsDto): Partial<SyncSettingsRow> {
  const { enabled, cron, time_zone, owners, filters, ...numbers } = dto;
  return {
    ...numbers,
    ...(owners !== undefined && { owners: owners?.length ? owners : null }),
    ...(filters !== undefined && { filters: filters?.length ? filters : null }),
    ...(typeof enabled === 'boolean' && { enabled }),
    ...(cron !== undefined && { cron: cron || null }),
    ...(time_zone !== undefined && { time_zone: time_zone || null }),
    ...(cron && { interval_minutes: null }),
    ...(typeof dto.interval_minutes === 'number' && { cron: null }),
  };
}

/** Writes what is given of a listing; a run that was left unfinished under another one is not gone on with. */
async function setListing(
  manager: EntityManager,
  id: number,
  listing: Partial<Pick<SyncSettingsRow, (typeof LISTING)[number]>>,
): Promise<void> {
  const given = Object.entries(listing).filter(([, value]) => value !== undefined);
  const kept = Object.fromEntries(given.filter(([, value]) => value !== null));
  await manager.query(
    'UPDATE compute_resources SET attrs = (attrs - $2::text[]) || $3::jsonb, updated_at = now() WHERE id = $1',
    [id, given.map(([name]) => name), JSON.stringify(kept)],
  );
}
