import type { DataSource } from 'typeorm';
import type { Fence } from './fence.js';
import type { WorkPlace } from '../slots/run-slot.js';

/** A compute resource that is ours to write: what everything that is done to it needs. */
export interface Holding {
  compute_resource_id: number;
  /** Reads only; every write goes through the fence. */
  dataSource: DataSource;
  fence: Fence;
  /** Held while we work, not while we wait for the source. */
  place: WorkPlace;
  /** Ends the work where it stands: aborted with WorkerStopping or LeaseLost, and a run also with RunCancelled. */
  signal: AbortSignal;
}

/** One run under its lease: what every step of a sync needs. */
export interface Run extends Holding {
  id: number;
  generation: number;
  /** A rehearsal: it reads, judges and proposes, and writes nothing to the inventory or the catalog. */
  dry_run: boolean;
  /** What says where and as whom it looks. */
  source_hash: Buffer;
}
