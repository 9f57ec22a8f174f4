import type { Moment } from '../../foreman/dates.js';

/** A compute resource, and how fresh its inventory is. */
export interface Inventory {
  compute_resource_id: number;
  compute_resource_name: string;
  type: string;
  /** Generation of the newest run. */
  generation: number;
  /** Generation of the newest run that saw everything; 0 before the first. */
  published_generation: number;
  /** When that run ended. */
  synced_at: Moment | null;
  /** Whether the newest finished run saw everything. */
  is_complete: boolean;
  sync_due_at: Moment | null;
  /** How the newest finished run ended; null before the first. */
  last_state: string | null;
  last_reason: string | null;
  last_ended_at: Moment | null;
}
