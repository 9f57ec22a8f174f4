import type { OpenRequest, SyncTrigger, UnfinishedRun } from '@image-catalog/database';

/** From more images than this on, a run is cheaper than a refresh. */
const MAX_REFRESHED = 100;

/** What is pending for one compute resource. */
export interface PendingWork {
  is_due: boolean;
  /** The source asked us to stay away for a while. */
  is_throttled: boolean;
  /** Whether there was never a run. */
  is_new: boolean;
  unfinished: UnfinishedRun | undefined;
  requests: readonly OpenRequest[];
  has_approved_plans: boolean;
}

/** A run to start, and the requests that it serves. */
export interface NewRun {
  trigger: SyncTrigger;
  dry_run: boolean;
  requested_by: string | null;
  request_ids: number[];
}

/** Single images to fetch again, and the requests that this serves. */
export interface Refresh {
  request_ids: number[];
  uuids: string[];
}

/** What one claim does, in this order: approved plans, a refresh, a run. */
export interface Work {
  refresh: Refresh | null;
  /** An unfinished run to resume. */
  resume: UnfinishedRun | null;
  start: NewRun | null;
}

/**
 * Decides what to do for a compute resource; null when there is nothing. Requests of one kind are merged.
 *
 *   throttled   pending                                  what is done
 *   any         an unfinished run that can be resumed    it is resumed; requests for a run wait for its end
 *   yes         anything else but an approved plan       nothing: not even a person's request reaches the source
 *   no          targeted requests, up to 100 images      one refresh of all of them
 *   no          targeted requests, more than 100         a run with the trigger `refresh`
 *   no          due, or requests for a run               a run that serves all requests but rehearsals
 *   no          requests for a rehearsal, nothing else   a rehearsal
 */
export function decideWork(pending: PendingWork): Work | null {
  const resume = pending.unfinished?.is_resumable ? pending.unfinished : null;
  const requests = pending.is_throttled ? [] : pending.requests;
  const targeted = requests.filter(({ kind }) => kind === 'targeted');
  const uuids = [...new Set(targeted.flatMap((request) => request.uuids))];
  const needsRun = uuids.length > MAX_REFRESHED;
  const refresh = targeted.length === 0 || needsRun ? null : { request_ids: idsOf(targeted), uuids };
  const start = resume ? null : decideRun(pending, requests, needsRun ? targeted : []);
  return refresh || resume || start || pending.has_approved_plans ? { refresh, resume, start } : null;
}

function decideRun(
  pending: PendingWork,
  requests: readonly OpenRequest[],
  targeted: readonly OpenRequest[],
): NewRun | null {
  const full = requests.filter(({ kind, dry_run }) => kind === 'full' && !dry_run);
  const served = [...full, ...targeted];
  const isDue = pending.is_due && !pending.is_throttled;
  if (served.length > 0 || isDue) {
    const trigger =
      full.length > 0 ? 'manual' : targeted.length > 0 ? 'refresh' : pending.is_new ? 'first' : 'schedule';
    return { trigger, dry_run: false, requested_by: served[0]?.requested_by ?? null, request_ids: idsOf(served) };
  }
  const rehearsals = requests.filter(({ kind, dry_run }) => kind === 'full' && dry_run);
  if (rehearsals.length === 0) return null;
  const requested_by = rehearsals[0]?.requested_by ?? null;
  return { trigger: 'manual', dry_run: true, requested_by, request_ids: idsOf(rehearsals) };
}

function idsOf(requests: readonly OpenRequest[]): number[] {
  return requests.map(({ id }) => id);
}
