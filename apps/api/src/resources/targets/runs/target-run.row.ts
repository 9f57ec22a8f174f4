import type { TargetRunLine, TargetRunState } from '@image-catalog/database';
import type { Moment } from '../../../foreman/dates.js';

/** A run as the query reads it. */
export interface TargetRunRow {
  id: number;
  target_id: number;
  state: TargetRunState;
  dry_run: boolean;
  requested_by: string | null;
  reason: string | null;
  counters: Record<string, number>;
  created_at: Moment;
  started_at: Moment | null;
  ended_at: Moment | null;
}

/** A run with what it tells of single images. */
export interface TargetRunDetails extends TargetRunRow {
  lines: TargetRunLine[];
}
