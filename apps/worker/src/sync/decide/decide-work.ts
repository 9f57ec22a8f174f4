import type { OpenRequest, SyncTrigger, UnfinishedRun } from '@image-catalog/database';

/** More images than this are looked at by a full look. */
const MOST_TARGETED = 100;

/** What waits to be done for one compute resource. */
export interface Waiting {
  is_due: boolean;
  /** The source asked to be left alone. */
  is_resting: boolean;
  /** Whether there was never a run. */
  is_new: boolean;
  unfinished: UnfinishedRun | undefined;
  requests: readonly OpenRequest[];
  has_approved_plans: boolean;
}

/** A run to begin, and the requests that it serves. */
export interface NewRun {
  trigger: SyncTrigger;
  dry_run: boolean;
  requested_by: string | null;
  request_ids: number[];
}

/** A look at some images, and the requests that it serves. */
export interface Targeted {
  request_ids: number[];
  uuids: string[];
}

/** What one claim does, in this order: approved plans, a targeted look, a run. */
export interface Agenda {
  targeted: Targeted | null;
  /** The unfinished run is gone on with. */
  resume: UnfinishedRun | null;
  begin: NewRun | null;
}

/**
 * Decides what to do for a compute resource; null when there is nothing. Requests of one kind coalesce.
 *
 *   resting   waits                                    what is done
 *   any       an unfinished run that can go on         it is gone on with; wishes for a run wait for its end
 *   yes       anything else but an approved plan       nothing: not even a person's wish reaches the source
 *   no        targeted requests, up to 100 images      one look at all of them
 *   no        targeted requests, more than 100         a run with the trigger `refresh`
 *   no        due, or requests for a run               a run that serves all requests but rehearsals
 *   no        requests for a rehearsal, nothing else   a rehearsal
 */
export function decideAgenda(waiting: Waiting): Agenda | null {
  const resume = waiting.unfinished?.is_resumable ? waiting.unfinished : null;
  const requests = waiting.is_resting ? [] : waiting.requests;
  const wishes = requests.filter(({ kind }) => kind === 'targeted');
  const uuids = [...new Set(wishes.flatMap((wish) => wish.uuids))];
  const isMany = uuids.length > MOST_TARGETED;
  const targeted = wishes.length === 0 || isMany ? null : { request_ids: ids(wishes), uuids };
  const begin = resume ? null : decideRun(waiting, requests, isMany ? wishes : []);
  return targeted || resume || begin || waiting.has_approved_plans ? { targeted, resume, begin } : null;
}

function decideRun(
  waiting: Waiting,
  requests: readonly OpenRequest[],
  refreshes: readonly OpenRequest[],
): NewRun | null {
  const full = requests.filter(({ kind, dry_run }) => kind === 'full' && !dry_run);
  const served = [...full, ...refreshes];
  const isDue = waiting.is_due && !waiting.is_resting;
  if (served.length > 0 || isDue) {
    const trigger =
      full.length > 0 ? 'manual' : refreshes.length > 0 ? 'refresh' : waiting.is_new ? 'first' : 'schedule';
    return { trigger, dry_run: false, requested_by: served[0]?.requested_by ?? null, request_ids: ids(served) };
  }
  const rehearsals = requests.filter(({ kind, dry_run }) => kind === 'full' && dry_run);
  if (rehearsals.length === 0) return null;
  const requested_by = rehearsals[0]?.requested_by ?? null;
  return { trigger: 'manual', dry_run: true, requested_by, request_ids: ids(rehearsals) };
}

function ids(requests: readonly OpenRequest[]): number[] {
  return requests.map(({ id }) => id);
}
