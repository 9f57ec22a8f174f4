import type { Grant, Grants, Membership } from './grants.js';

/** Tells whether one of the held filters allows all that another one does. Searches are compared as text. */
export function covers(held: readonly Grant[], wanted: Grant): boolean {
  return held.some(
    ({ search, organizations, locations }) =>
      (search === null || search === wanted.search) &&
      contains(organizations, wanted.organizations) &&
      contains(locations, wanted.locations),
  );
}

/** Tells whether one user has all rights of another, in all places. */
export function coversAll(held: Grants, wanted: Grants): boolean {
  if (!belongsWithin(held, wanted)) return false;
  return [...wanted.filters].every(([permission, grants]) => {
    const own = held.filters.get(permission) ?? [];
    return grants.every((grant) => covers(own, grant));
  });
}

/** Tells whether one user belongs to all organizations and locations of another. */
export function belongsWithin(held: Grants, wanted: Grants): boolean {
  return (['organizations', 'locations'] as const).every((many) => reaches(held[many], wanted[many]));
}

function reaches(held: Membership, wanted: Membership): boolean {
  return wanted.ids.every((id) => held.ids.includes(id)) && wanted.ignores.every((type) => held.ignores.includes(type));
}

/** An empty list is no limit. */
function contains(held: readonly number[], wanted: readonly number[]): boolean {
  return held.length === 0 || (wanted.length > 0 && wanted.every((id) => held.includes(id)));
}
