/** What is known about one scope after a run has listed it, or could not. */
export interface ScopeToSweep {
  scope: string;
  /** Whether the provider still names this scope. One that it no longer names was not read. */
  listed: boolean;
  /** Compares this source with the one of the last complete run without holds; `new` when there was none. */
  source: 'same' | 'changed' | 'new';
  complete: boolean;
  /** Different images that the run saw, rejected ones included. */
  seen: number;
  /** Items that the run saw, without an id that says which image they are. */
  unidentified: number;
  /** Items that the run could read, and could not read. */
  readable: number;
  rejected: number;
  /** Images that the inventory held before the run. */
  owned: number;
  /** How many of these the run did not see. */
  unseen: number;
  /** How many of the unseen are older than everything of their line that the source keeps. */
  superseded?: number;
}

/** How many images a run may remove without approval. */
export interface SweepLimits {
  /** This many may always be removed, so that small scopes can change. Null sets no floor, 0 demands approval for all. */
  floor: number | null;
  /** Of all owned images. Null sets no percentage, 0 demands approval for all. Both null: no limit. */
  percent: number | null;
}

/** Whether a run knows so much of a scope that what is older than everything it keeps was rotated out, and is no fault. */
export function provesTurnover(scope: ScopeToSweep): boolean {
  const { listed, complete, source, seen, unidentified, rejected, readable } = scope;
  return listed && complete && source === 'same' && seen > 0 && unidentified === 0 && rejected <= readable;
}

/** A removal that needs approval, and why. */
export interface Hold {
  /** Null when the whole compute resource is held. */
  scope: string | null;
  reason: string;
}

/** What happens to the images that a run did not see. */
export interface SweepDecision {
  /** Scopes whose unseen images are marked missing. */
  remove: string[];
  /** Scopes whose unseen images need approval. */
  propose: string[];
  held: Hold[];
}

/**
 * Decides in which scopes unseen images are removed. Held images go into the run's plan, and a person approves that exact
 * list.
 *
 *   listed  complete  unseen             seen  unidentified  source   what happens to the unseen
 *   no      -         > 0                -     -             -        held: a scope that is gone is not the same as an empty one
 *   yes     no        any                any   any           any      kept: the listing was not complete
 *   yes     yes       0                  any   any           any      there are none
 *   yes     yes       all                0     0             any      held: an empty listing is more likely a fault
 *   yes     yes       > 0                > 0   > 0           any      held: one of the unidentified may be one of them
 *   yes     yes       > 0                > 0   0             new      held: this scope was never complete before
 *   yes     yes       > 0                > 0   0             changed  held: another account or filter shows other images
 *   yes     yes       above the limit    > 0   0             same     held: too many at once
 *   yes     yes       up to the limit    > 0   0             same     removed, unless all scopes together are above the
 *                                                                     limit of all that is owned: then all is held
 *
 * Unseen images are also held when more items were rejected than read: a run that cannot read most of a listing does not
 * know what is gone.
 *
 * What a publisher rotated out, within what the operator or the kind says of its turnover, is gone before this is asked
 * (`separate-turnover.ts`).
 *
 * The limit is `max(floor, percent of owned)`: with 5 and 20 %, of 8 images 5 may go at once, of 100 images 20. A 0 in
 * either is a limit of 0, and null in both is no limit. A rehearsal removes nothing.
 */
export function decideSweep(
  scopes: readonly ScopeToSweep[],
  limits: SweepLimits,
  isRehearsal: boolean = false,
): SweepDecision {
  const candidates = scopes.filter(({ listed, complete, unseen }) => (complete || !listed) && unseen > 0);
  const decided = candidates.map((scope) => ({ scope, reason: reasonToHold(scope, limits) }));
  const held = decided.flatMap(({ scope, reason }) => (reason === null ? [] : [{ scope: scope.scope, reason }]));
  const free = decided.filter(({ reason }) => reason === null).map(({ scope }) => scope);
  const unseen = sum(free.map((scope) => scope.unseen));
  const reason = reasonToHoldAll(unseen, sum(scopes.map(({ owned }) => owned)), limits);
  const holdsAll = free.length > 0 && (isRehearsal || reason !== null);
  const remove = holdsAll ? [] : free.map(({ scope }) => scope);
  const rehearsal = `${unseen} images were not seen; this was a rehearsal, so all are kept.`;
  return {
    remove,
    propose: candidates.map(({ scope }) => scope).filter((scope) => !remove.includes(scope)),
    held: holdsAll ? [...held, { scope: null, reason: reason ?? rehearsal }] : held,
  };
}

function reasonToHold(scope: ScopeToSweep, limits: SweepLimits): string | null {
  const { owned, unseen } = scope;
  if (!scope.listed) return `The compute resource no longer lists this scope; its ${unseen} images are kept.`;
  if (scope.seen === 0) return `The listing is empty; the ${owned} images that it had are kept.`;
  if (scope.unidentified > 0) {
    return `${scope.unidentified} items could not be identified; ${unseen} images that were not seen are kept.`;
  }
  if (scope.rejected > scope.readable) {
    const items = scope.rejected + scope.readable;
    return `${scope.rejected} of ${items} items could not be read; ${unseen} images that were not seen are kept.`;
  }
  if (scope.source === 'new') {
    return `It was never seen as a whole before; ${unseen} images that were not seen are kept.`;
  }
  if (scope.source === 'changed') {
    return `The compute resource was changed since it was last seen as a whole; ${unseen} images that were not seen are kept.`;
  }
  const reason = reasonToHoldAll(unseen, owned, limits);
  return reason === null ? null : `${reason}${turnoverOf(scope)}`;
}

/** Names the setting that would end the hold, where a rotation is what it looks like. */
function turnoverOf({ superseded = 0, owned }: ScopeToSweep): string {
  if (superseded === 0) return '';
  const percent = Math.min(100, Math.ceil((superseded * 100) / owned));
  return ` ${superseded} of them are older than all that the source keeps: turnover_percent of ${percent} would let such images go.`;
}

function reasonToHoldAll(unseen: number, owned: number, limits: SweepLimits): string | null {
  const most = allowed(owned, limits);
  if (unseen <= most) return null;
  const may = most === 0 ? 'none may go without approval' : `at most ${most} may go at once`;
  return `${unseen} of ${owned} images were not seen, and ${may}; all are kept.`;
}

function allowed(owned: number, { floor, percent }: SweepLimits): number {
  if (floor === 0 || percent === 0) return 0;
  if (floor === null && percent === null) return Number.POSITIVE_INFINITY;
  return Math.max(floor ?? 0, Math.floor((owned * (percent ?? 0)) / 100));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
