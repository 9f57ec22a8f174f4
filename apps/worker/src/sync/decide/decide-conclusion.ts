import type { SyncRunState } from '@image-catalog/database';
import type { ScopeReport } from './decide-completeness.js';
import type { Hold } from './decide-sweep.js';

/** The longest reason that is stored, in UTF-16 units. */
const MAX_REASON = 2_000;

/** How a run ended. */
export interface Conclusion {
  state: Exclude<SyncRunState, 'running'>;
  /** For a person; null when there is nothing to explain. */
  reason: string | null;
}

/**
 * Decides how a run ended, from its scopes and from what its sweep held back.
 *
 *   scopes                                   held   state
 *   none complete, and nothing was read:     any    failed
 *   no page, or not one readable item
 *   some incomplete                          any    partial
 *   all complete                             some   held
 *   all complete                             none   succeeded
 *
 * A scope that its source has switched off counts as complete here; it only is not swept.
 */
export function decideConclusion(reports: readonly ScopeReport[], held: readonly Hold[]): Conclusion {
  const incomplete = reports.filter(({ complete, inactive }) => !complete && !inactive);
  const reason = joinReasons([...incomplete, ...held]) || null;
  if (incomplete.length === 0) return { state: held.length > 0 ? 'held' : 'succeeded', reason };
  const sawNothing =
    incomplete.length === reports.length &&
    reports.every(({ pages, readable, rejected }) => pages === 0 || (rejected > 0 && readable === 0));
  return { state: sawNothing ? 'failed' : 'partial', reason };
}

/** Joins the reasons of scopes (null: of all of them) into one text, cut to what is stored. */
export function joinReasons(reasons: readonly { scope: string | null; reason: string | null }[]): string {
  const sentences = reasons.map(({ scope, reason }) => (scope === null ? reason : `${scope}: ${reason}`));
  return sentences.join(' ').slice(0, MAX_REASON).toWellFormed();
}
