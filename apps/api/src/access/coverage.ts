import type { Grant, Grants, Membership } from './grants.js';

/** Tells whether one of some filters leaves all that another one does. Searches are compared as they are written. */
export function covers(held: readonly Grant[], wanted: Grant): boolean {
  return held.some(
    ({ search, organizations, locations }) =>
      (search === null || search === wanted.search) &&
      contains(organizations, wanted.organizations) &&
      contains(locations, wanted.locations),
  );
}

/** Tells whether somebody may do everything, everywhere, that somebody else may. */
export function coversAll(held: Grants, wanted: Grants): boolean {
  if (!belongsWithin(held, wanted)) return false;
  return [...wanted.filters].every(([permission, grants]) => {
    const own = held.filters.get(permission) ?? [];
    return grants.every((grant) => covers(own, grant));
  });
}

/** Tells whether somebody belongs wherever somebody else does. */
export function belongsWithin(held: Grants, wanted: Grants): boolean {
  return (['organizations', 'locations'] as const).every((many) => reaches(held[many], wanted[many]));
}

function reaches(held: Membership, wanted: Membership): boolean {
  return wanted.ids.every((id) => held.ids.includes(id)) && wanted.ignores.every((type) => held.ignores.includes(type));
}

/** Empty lists bound nothing. */
function contains(held: readonly number[], wanted: readonly number[]): boolean {
  return held.length === 0 || (wanted.length > 0 && wanted.every((id) => held.includes(id)));
}
