import type { TargetRunShowView, TargetRunView } from '@image-catalog/spec';
import { optionalViewDate, viewDate } from '../../../foreman/dates.js';
import type { TargetRunDetails, TargetRunRow } from './target-run.row.js';

/** Shows a run in a list. */
export function presentTargetRun(row: TargetRunRow): TargetRunView {
  return {
    id: row.id,
    target_id: row.target_id,
    state: row.state,
    dry_run: row.dry_run,
    requested_by: row.requested_by,
    reason: row.reason,
    counters: row.counters,
    created_at: viewDate(row.created_at),
    started_at: optionalViewDate(row.started_at),
    ended_at: optionalViewDate(row.ended_at),
  };
}

/** Shows a run with what it tells of single images. */
export function presentTargetRunDetails(row: TargetRunDetails): TargetRunShowView {
  return { ...presentTargetRun(row), lines: row.lines };
}
