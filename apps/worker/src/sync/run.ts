import type { DataSource } from 'typeorm';
import type { Fence } from './fence.js';

/** One run under its lease: what every step of a sync needs. */
export interface Run {
  id: number;
  compute_resource_id: number;
  generation: number;
  /** Reads only; every write goes through the fence. */
  dataSource: DataSource;
  fence: Fence;
  /** Ends the run where it stands: aborted with WorkerStopping or LeaseLost. */
  signal: AbortSignal;
}
