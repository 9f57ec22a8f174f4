import { type Completion, complete } from '../../../lists/completion.js';
import type { Listing } from '../../../lists/listing.js';
import { type ListSource, type Page, readPage, type WriteBounds } from '../../../lists/page.query.js';
import { suggestionsFrom } from '../../../lists/suggestions.query.js';
import type { Reads } from '../../../sql/reads.js';
import { Scope } from '../../../sql/scope.js';
import type { TargetRunDetails, TargetRunRow } from './target-run.row.js';
import { targetRunSearch } from './target-runs.search.js';

const COLUMNS = `target_runs.id, target_runs.target_id, target_runs.state, target_runs.dry_run, target_runs.requested_by,
  target_runs.reason, target_runs.counters, target_runs.created_at, target_runs.started_at, target_runs.ended_at`;

const SOURCE: ListSource = {
  table: 'target_runs',
  columns: COLUMNS,
  joins: '',
  definition: targetRunSearch,
  default_order: 'target_runs.id',
  is_newest_first: true,
};

/** Reads a page of the runs of a target. */
export function listTargetRuns(reads: Reads, targetId: number, listing: Listing): Promise<Page<TargetRunRow>> {
  return readPage(reads, SOURCE, listing, Scope.UNRESTRICTED, ofTarget(targetId));
}

/** Completes a search for the runs of a target. */
export function completeTargetRunSearch(reads: Reads, targetId: number, typed: string): Promise<Completion> {
  const suggestions = suggestionsFrom(reads, SOURCE, Scope.UNRESTRICTED, ofTarget(targetId));
  return complete(typed, targetRunSearch, suggestions);
}

/** Reads one run of a target; undefined when there is none. */
export function findTargetRun(reads: Reads, targetId: number, id: number): Promise<TargetRunDetails | undefined> {
  const text = `SELECT ${COLUMNS}, target_runs.lines FROM target_runs WHERE id = $1 AND target_id = $2`;
  return reads.row<TargetRunDetails>(text, [id, targetId]);
}

function ofTarget(targetId: number): WriteBounds {
  return (values) => ({ conditions: [`target_runs.target_id = ${values.add(targetId)}`] });
}
