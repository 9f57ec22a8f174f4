import type { Moment } from '../../foreman/dates.js';

/** A compute resource, and how fresh what the inventory says of it is. */
export interface Inventory {
  compute_resource_id: number;
  compute_resource_name: string;
  type: string;
  /** Number of the newest run. */
  generation: number;
  /** Number of the newest run that saw everything; 0 before the first. */
  published_generation: number;
  /** When that run ended. */
  synced_at: Moment | null;
  /** Whether no run after it saw less than everything. */
  is_complete: boolean;
  sync_due_at: Moment | null;
}
