import type { SyncRunState } from '@image-catalog/database';
import type { ScopeReport } from './decide-completeness.js';
import type { Hold } from './decide-sweep.js';

/** Longest reason that is stored, in UTF-16 units. */
const MAX_REASON = 2_000;

/** How a run ended. */
export interface Verdict {
  state: Exclude<SyncRunState, 'running'>;
  /** For a person: null when there is nothing to say. */
  reason: string | null;
}

/**
 * Judges a run by its scopes and by what its sweep held back.
 *
 *   scopes                              held   state
 *   none complete, nothing read: no     any    failed
 *   page came, or no item was readable
 *   some not complete                   any    partial
 *   all complete                        some   held
 *   all complete                        none   succeeded
 */
export function judgeRun(reports: readonly ScopeReport[], held: readonly Hold[]): Verdict {
  const incomplete = reports.filter(({ complete }) => !complete);
  const reason = sentencesOf([...incomplete, ...held]) || null;
  if (incomplete.length === 0) return { state: held.length > 0 ? 'held' : 'succeeded', reason };
  const sawNothing =
    incomplete.length === reports.length &&
    reports.every(({ pages, readable, rejected }) => pages === 0 || (rejected > 0 && readable === 0));
  return { state: sawNothing ? 'failed' : 'partial', reason };
}

/** Tells of scopes, or of all of them, why; cut to what is stored. */
export function sentencesOf(reasons: readonly { scope: string | null; reason: string | null }[]): string {
  const sentences = reasons.map(({ scope, reason }) => (scope === null ? reason : `${scope}: ${reason}`));
  return sentences.join(' ').slice(0, MAX_REASON).toWellFormed();
}
