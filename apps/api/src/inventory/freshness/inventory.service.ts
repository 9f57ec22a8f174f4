import { Injectable } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { ResourceNotFound } from '../../foreman/errors.js';
import { Reads } from '../../sql/reads.js';
import { findInventory } from './inventory.query.js';
import type { Inventory } from './inventory.row.js';

/** Finds the compute resource of a path, for all routes about its inventory. */
@Injectable()
export class InventoryService {
  constructor(private readonly reads: Reads) {}

  /**
   * Finds a compute resource for which the caller has a permission, and how fresh its inventory is. @throws ResourceNotFound
   */
  async find(
    access: Access,
    computeResource: string,
    permission: 'view_compute_resources' | 'edit_compute_resources' = 'view_compute_resources',
  ): Promise<Inventory> {
    const scope = access.scope('ComputeResource', permission);
    const inventory = await findInventory(this.reads, scope, computeResource);
    if (inventory === undefined) throw new ResourceNotFound('compute_resource', computeResource);
    return inventory;
  }
}
