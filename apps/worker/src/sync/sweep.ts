/** What is known of one scope when a run has looked at everything it could. */
export interface ScopeToSweep {
  scope: string;
  /** Whether the provider still names this scope; one that it does not was not looked at. */
  listed: boolean;
  complete: boolean;
  /** Different images that the run saw, rejected ones included. */
  seen: number;
  /** Items that the run saw without learning which image they are. */
  unidentified: number;
  /** Images that the inventory held before the run. */
  owned: number;
  /** How many of these the run did not see. */
  unseen: number;
}

/** How much a run may remove without asking a person. */
export interface SweepLimits {
  /** Always allowed, so that small scopes can change. */
  floor: number;
  /** Of all that is owned. */
  percent: number;
}

/** Something that a run would remove, but may not. */
export interface Hold {
  /** Null when the whole compute resource is held. */
  scope: string | null;
  reason: string;
}

export interface SweepDecision {
  /** Scopes whose unseen images are marked missing. */
  remove: string[];
  held: Hold[];
}

export const SWEEP_LIMITS: SweepLimits = { floor: 5, percent: 20 };

/**
 * Decides which scopes may lose what a run did not see in them. Nothing here does any work; a person's approval of a held
 * removal would be one more argument.
 *
 *   listed  complete  owned  unseen             seen  unidentified   what happens to the unseen
 *   no      -         > 0    -                  -     -              held: a scope that vanished is not an empty one
 *   yes     no        any    any                any   any            kept: the look was not complete
 *   yes     yes       any    0                  any   any            there are none
 *   yes     yes       > 0    all                0     0              held: an empty listing is more likely a fault
 *   yes     yes       > 0    any                > 0   > 0            held: one of the unidentified may be one of them
 *   yes     yes       > 0    above the limit    > 0   0              held: too many at once
 *   yes     yes       > 0    up to the limit    > 0   0              removed, unless all scopes together are above the
 *                                                                    limit of all that is owned: then all is held
 *
 * The limit is `max(floor, percent of owned)`: with 5 and 20 %, of 8 images 5 may go at once, of 100 images 20.
 */
export function decideSweep(scopes: readonly ScopeToSweep[], limits: SweepLimits): SweepDecision {
  const judged = scopes.map((scope) => ({ scope, reason: reasonToHold(scope, limits) }));
  const held = judged.flatMap(({ scope, reason }) => (reason === null ? [] : [{ scope: scope.scope, reason }]));
  const free = judged
    .filter(({ scope, reason }) => reason === null && scope.listed && scope.complete && scope.unseen > 0)
    .map(({ scope }) => scope);
  const unseen = sum(free.map((scope) => scope.unseen));
  const owned = sum(scopes.map((scope) => scope.owned));
  if (unseen > allowed(owned, limits)) {
    return { remove: [], held: [...held, { scope: null, reason: tooMany(unseen, owned, limits) }] };
  }
  return { remove: free.map(({ scope }) => scope), held };
}

function reasonToHold(scope: ScopeToSweep, limits: SweepLimits): string | null {
  const { owned, unseen } = scope;
  if (!scope.listed) {
    return owned > 0 ? `The compute resource does not list this scope any more; its ${owned} images are kept.` : null;
  }
  if (!scope.complete || unseen === 0) return null;
  if (scope.seen === 0) return `The listing is empty; the ${owned} images that it had are kept.`;
  if (scope.unidentified > 0) {
    return `${scope.unidentified} items could not be identified; ${unseen} images that were not seen are kept.`;
  }
  return unseen > allowed(owned, limits) ? tooMany(unseen, owned, limits) : null;
}

function tooMany(unseen: number, owned: number, limits: SweepLimits): string {
  return `${unseen} of ${owned} images were not seen, and at most ${allowed(owned, limits)} may go at once; all are kept.`;
}

function allowed(owned: number, limits: SweepLimits): number {
  return Math.max(limits.floor, Math.floor((owned * limits.percent) / 100));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
