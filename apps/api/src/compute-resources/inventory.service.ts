import { Injectable } from '@nestjs/common';
import { ResourceNotFound } from '../http/errors.js';
import { Reads } from '../http/reads.js';
import { findInventory, type Inventory } from './inventory.query.js';

/** Finds the compute resource of a path for everything below it that has to do with its inventory. */
@Injectable()
export class InventoryService {
  constructor(private readonly reads: Reads) {}

  /** Finds a compute resource and how fresh its inventory is. @throws ResourceNotFound */
  async find(computeResource: string): Promise<Inventory> {
    const inventory = await findInventory(this.reads, computeResource);
    if (inventory === undefined) throw new ResourceNotFound('compute_resource', computeResource);
    return inventory;
  }
}
