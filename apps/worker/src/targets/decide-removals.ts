/** What may be removed from one compute resource of a target. */
export interface PlaceToClear {
  name: string;
  /** Images that we want there. */
  wanted: number;
  /** Images there that are ours. */
  owned: number;
  /** How many of these are not wanted any more. */
  unwanted: number;
}

/** How many images a run may remove without approval: as in a sync. */
export interface RemovalLimits {
  floor: number | null;
  percent: number | null;
}

/**
 * Says why the removals of a run need approval; null when they may go at once. They are held together: the list that a
 * person approves is the whole one.
 *
 *   the target was compared before with other settings, or never     held
 *   nothing at all is wanted in a compute resource there             held: more likely a fault than a wish
 *   more than `max(floor, percent of what is ours)`                  held
 */
export function reasonToHoldRemovals(
  places: readonly PlaceToClear[],
  limits: RemovalLimits,
  isSameSettings: boolean,
): string | null {
  const affected = places.filter(({ unwanted }) => unwanted > 0);
  const unwanted = affected.reduce((sum, place) => sum + place.unwanted, 0);
  const owned = places.reduce((sum, place) => sum + place.owned, 0);
  if (unwanted === 0) return null;
  if (!isSameSettings) return `The target was changed since it was last in step; ${unwanted} images are kept.`;
  const empty = affected.find(({ wanted }) => wanted === 0);
  if (empty) return `No image of ours goes to ${empty.name} any more; ${unwanted} images are kept.`;
  const most = mostRemovals(owned, limits);
  if (unwanted <= most) return null;
  const may = most === 0 ? 'none may go without approval' : `at most ${most} may go at once`;
  return `${unwanted} of ${owned} images are not wanted any more, and ${may}; all are kept.`;
}

function mostRemovals(owned: number, { floor, percent }: RemovalLimits): number {
  if (floor === 0 || percent === 0) return 0;
  if (floor === null && percent === null) return Number.POSITIVE_INFINITY;
  return Math.max(floor ?? 0, Math.floor((owned * (percent ?? 0)) / 100));
}
