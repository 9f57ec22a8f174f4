import type { CreateRoleDto } from '@image-catalog/spec';
import type { GivenTaxonomies, Owner } from '../taxonomies/assign-taxonomies.js';
import type { RoleDetails } from './role.row.js';

/** A role as an owner of organizations and locations. */
export function ownerOf(id: number, isNew: boolean, takesLone: boolean): Owner {
  return { one: 'role', id, isNew, takes_context: false, takes_lone: takesLone, is_guarded: false };
}

/** A clone has what its original has, unless the body says otherwise. */
export function taxonomiesFor(dto: CreateRoleDto, original: RoleDetails | null): GivenTaxonomies {
  const { location_names, organization_names } = dto;
  const had = (rows: { id: number }[] | undefined, names: unknown) => (names ? undefined : rows?.map(({ id }) => id));
  return {
    location_names,
    organization_names,
    location_ids: dto.location_ids ?? had(original?.locations, location_names),
    organization_ids: dto.organization_ids ?? had(original?.organizations, organization_names),
  };
}
