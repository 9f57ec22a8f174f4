import type { DataSource } from 'typeorm';
import type { RunSlot } from '../slots/run-slot.js';
import type { Fence } from './fence.js';

/** What every step needs that works on one claimed compute resource. */
export interface SyncContext {
  compute_resource_id: number;
  /** Only for reads: every write goes through the fence. */
  dataSource: DataSource;
  fence: Fence;
  /** Held while we work, not while we wait for the source. */
  slot: RunSlot;
  /** Aborted with WorkerStopping or LeaseLost, and in a run also with RunCancelled. */
  signal: AbortSignal;
}

/** What every step of one run needs. */
export interface Run extends SyncContext {
  id: number;
  generation: number;
  /** A rehearsal: it reads, decides and proposes, and writes nothing to the inventory or the catalog. */
  dry_run: boolean;
  /** Identifies the source that the run reads: address, account and filters. */
  source_hash: Buffer;
}
