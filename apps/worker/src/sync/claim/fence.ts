import { type FenceKey, holdFence } from '@image-catalog/database';
import type { DataSource, EntityManager } from 'typeorm';
import { LeaseLost } from './interruption.js';
import { retryTransaction } from './retry-transaction.js';

/** The only way for a run to write. Each transaction first locks the lease and checks that it is still this run's. */
export class Fence {
  constructor(
    private readonly dataSource: DataSource,
    private readonly key: FenceKey,
  ) {}

  /** Writes in one transaction, and again when Postgres cancelled it. @throws LeaseLost, having written nothing. */
  write<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.transaction('KEY SHARE', work);
  }

  /** Writes in one transaction that may also update the compute resource's own row. @throws LeaseLost */
  writeComputeResource<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.transaction('NO KEY UPDATE', work);
  }

  private transaction<Result>(
    lock: 'KEY SHARE' | 'NO KEY UPDATE',
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    return retryTransaction(() =>
      this.dataSource.transaction(async (manager) => {
        if (!(await holdFence(manager, this.key, lock))) throw new LeaseLost(this.key.compute_resource_id);
        return work(manager);
      }),
    );
  }
}
