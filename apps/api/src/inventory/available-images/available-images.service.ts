import { explainImport } from '@image-catalog/catalog';
import { type Actor, AvailableImage, ignoreAvailableImage, recordAudit } from '@image-catalog/database';
import type { RefreshAvailableImagesDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Inventory } from '../freshness/inventory.row.js';
import type { Access } from '../../access/access.js';
import { InventoryService } from '../freshness/inventory.service.js';
import { requireSynced } from '../freshness/require-synced.js';
import { Invalid, ResourceNotFound } from '../../foreman/errors.js';
import { Reads } from '../../sql/reads.js';
import { isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { rowOf, write } from '../../sql/write.js';
import type { SyncRequestRow } from '../sync/sync.row.js';
import { SyncRequestsService } from '../sync/sync-requests.service.js';
import type { Explanation, InventoriedImageRow } from './available-image.row.js';
import { findInventoriedImage } from './available-images.query.js';
import { findImageHistory } from './image-history.query.js';

/** Actions on one available image, which is named by its uuid. */
@Injectable()
export class AvailableImagesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly inventories: InventoryService,
    private readonly syncRequests: SyncRequestsService,
  ) {}

  /** Has a worker sync single images, and waits for it for a bounded time. @throws ResourceNotFound, NotImplementedFor, Invalid */
  async refresh(
    access: Access,
    computeResource: string,
    dto: RefreshAvailableImagesDto,
    actor: Actor,
  ): Promise<SyncRequestRow> {
    const inventory = await this.inventories.find(access, computeResource);
    requireSynced(inventory, 'Synchronization is');
    const errors = shapeErrors(dto);
    if (!isFine(errors)) throw new Invalid(null, errors);
    return this.syncRequests.syncAndWait(inventory.compute_resource_id, [...new Set(dto.uuids)], actor);
  }

  /** Excludes an available image from imports, or includes it again. @throws ResourceNotFound */
  async ignore(
    access: Access,
    computeResource: string,
    uuid: string,
    isIgnored: boolean,
    actor: Actor,
  ): Promise<InventoriedImageRow> {
    const inventory = await this.inventories.find(access, computeResource, 'edit_compute_resources');
    const mark = (manager: EntityManager) => this.mark(manager, inventory, uuid, isIgnored, actor);
    await write(this.dataSource, mark, undefined, rowOf('compute_resources', inventory.compute_resource_id));
    const row = await findInventoriedImage(this.reads, inventory.compute_resource_id, uuid);
    if (row === undefined) throw new ResourceNotFound('available_image', uuid);
    return row;
  }

  /** Explains why an image is present or missing, and what it becomes at the next run. @throws ResourceNotFound */
  async explain(access: Access, computeResource: string, uuid: string): Promise<Explanation> {
    const inventory = await this.inventories.find(access, computeResource);
    const { compute_resource_id: id } = inventory;
    const row = await findInventoriedImage(this.reads, id, uuid);
    const becomes = row && (await explainImport(this.dataSource.manager, id, uuid));
    const targets = access.scope('Target', 'view_targets');
    return { uuid, inventory, row, becomes, history: await findImageHistory(this.reads, id, uuid, row, targets) };
  }

  private async mark(
    manager: EntityManager,
    { compute_resource_id: id, compute_resource_name: name }: Inventory,
    uuid: string,
    isIgnored: boolean,
    actor: Actor,
  ): Promise<void> {
    const image = { compute_resource_id: id, uuid };
    const held = await manager.findOne(AvailableImage, { where: image, lock: { mode: 'for_no_key_update' } });
    if (held === null) throw new ResourceNotFound('available_image', uuid);
    if ((held.ignored_at !== null) === isIgnored) return;
    await ignoreAvailableImage(manager, image, isIgnored);
    // Audited on the compute resource, as an available image has no id of its own.
    await recordAudit(manager, actor, {
      auditable_type: 'ComputeResource',
      auditable_id: id,
      auditable_name: name,
      action: 'update',
      audited_changes: { ignored_uuid: isIgnored ? [null, uuid] : [uuid, null] },
    });
  }
}
