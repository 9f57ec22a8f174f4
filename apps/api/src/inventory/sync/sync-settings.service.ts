import { secondsToNextDue } from '@image-catalog/catalog';
import { type Actor, changesBetween, recordAudit, SyncSetting, wakeWorkers } from '@image-catalog/database';
import { kindOfClass, type UpdateSyncSettingsDto } from '@image-catalog/spec';
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
import { lockRow, rowOf, write } from '../../sql/write.js';
import { holdSyncSettings } from './hold-sync-settings.statement.js';
import { makeDue } from './make-due.statement.js';
import { setListing } from './set-listing.statement.js';
import { findSyncState } from './sync.query.js';
import type { SyncSettingsRow, SyncStateRow } from './sync.row.js';

/** Settings that say when to sync; a change of one makes the compute resource due. */
const SCHEDULE = ['enabled', 'interval_minutes', 'cron', 'time_zone'] as const;

/**
 * Settings that say which images the provider lists. They are stored with the compute resource, as the provider reads them
 * there. Another value makes another source, and the first run of a new source removes nothing without approval.
 */
const LISTING = ['owners', 'filters'] as const;

const COMPUTE_RESOURCE = { table: 'compute_resources', resource: 'compute_resource' } as const;

/** The sync settings of a compute resource, and the state of its sync. */
@Injectable()
export class SyncSettingsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly inventories: InventoryService,
  ) {}

  /** Finds the settings and the state of a sync. @throws ResourceNotFound */
  async find(access: Access, computeResource: string): Promise<{ inventory: Inventory; state: SyncStateRow }> {
    const inventory = await this.inventories.find(access, computeResource);
    const state = await findSyncState(this.reads, inventory.compute_resource_id);
    if (state === undefined) throw new ResourceNotFound('compute_resource', computeResource);
    return { inventory, state };
  }

  /** Changes the given settings; a new schedule or listing begins with a run. @throws ResourceNotFound, NotImplementedFor, Invalid */
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

  private async change(
    manager: EntityManager,
    { id, name }: { id: number; name: string },
    columns: Partial<SyncSettingsRow>,
    actor: Actor,
  ): Promise<void> {
    // Locked before the settings, as a deletion does: in another order the two could deadlock.
    await lockRow(manager, COMPUTE_RESOURCE, id);
    const changes = changesBetween(await holdSyncSettings(manager, id), columns);
    if (Object.keys(changes).length === 0) return;
    const { owners, filters, ...settings } = columns;
    if (Object.keys(settings).length > 0) await manager.update(SyncSetting, id, settings);
    if (LISTING.some((setting) => changes[setting])) await setListing(manager, id, { owners, filters });
    if ([...SCHEDULE, ...LISTING].some((setting) => changes[setting])) {
      await makeDue(manager, id);
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

/** Tells whether a cron expression has a next time; `0 0 31 2 *` has none. */
function hasTime(cron: string): boolean {
  try {
    return secondsToNextDue({ cron, time_zone: null, interval_minutes: null }, 1, new Date(), 0) > 0;
  } catch {
    return false;
  }
}

/** Blank means null, but `enabled` is never null. A given interval clears the cron expression, and the other way round. */
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
