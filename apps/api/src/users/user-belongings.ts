import { changesBetween } from '@image-catalog/database';
import type { UpdateUserDto } from '@image-catalog/spec';
import type { EntityManager } from 'typeorm';
import type { Access } from '../access/access.js';
import type { Caller } from '../auth/caller.decorator.js';
import { type FieldErrors, Invalid } from '../http/errors.js';
import { addError, isFine } from '../http/shape-errors.js';
import { escalated, mayAssign } from '../taxonomies/assign-taxonomies.js';
import { TAXONOMY_KINDS } from '../taxonomies/taxonomy-kind.js';
import { LOCATIONS, ORGANIZATIONS, readLinks, ROLES, wantedLinks, writeLinks } from './user-links.js';

/** Who changes a user. */
export interface By {
  access: Access;
  caller: Caller;
  /** Whether it is their own user. */
  isSelf: boolean;
}

/** The roles, organizations and locations that a body gives; undefined where it gives none. */
export interface Belongings {
  roles: number[] | undefined;
  organizations: number[] | undefined;
  locations: number[] | undefined;
}

/** Where somebody belongs, by ids. */
type Places = Record<'organizations' | 'locations', number[]>;

/** Reads what a body gives. @throws Unprocessable naming what is not there. */
export async function linksOf(manager: EntityManager, given: Partial<UpdateUserDto>): Promise<Belongings> {
  return {
    roles: await wantedLinks(manager, ROLES, given.role_ids, given.role_names),
    organizations: await wantedLinks(manager, ORGANIZATIONS, given.organization_ids, given.organization_names),
    locations: await wantedLinks(manager, LOCATIONS, given.location_ids, given.location_names),
  };
}

/** Writes the lists that a body gives; gives what changed, for the audit. @throws Invalid */
export async function relink(
  manager: EntityManager,
  by: By,
  id: number,
  given: Partial<UpdateUserDto>,
): Promise<Record<string, unknown>> {
  const links = await linksOf(manager, given);
  const before = {
    role_ids: await readLinks(manager, ROLES, id),
    organization_ids: await readLinks(manager, ORGANIZATIONS, id),
    location_ids: await readLinks(manager, LOCATIONS, id),
  };
  const roles = links.roles && (await withDefaultRoles(manager, links.roles));
  const changes = changesBetween(before, { ...(roles && { role_ids: roles }), ...linkedIds(links) });
  if (changes['role_ids']) await refuseRoles(manager, by, id, roles);
  await refusePlaces(
    manager,
    by,
    id,
    { organizations: before.organization_ids, locations: before.location_ids },
    {
      organizations: changes['organization_ids'] && links.organizations,
      locations: changes['location_ids'] && links.locations,
    },
  );
  if (roles) await writeLinks(manager, ROLES, id, roles);
  if (links.organizations) await writeLinks(manager, ORGANIZATIONS, id, links.organizations);
  if (links.locations) await writeLinks(manager, LOCATIONS, id, links.locations);
  return changes;
}

/** Adds the role that everyone has, and keeps, to a list of roles. Foreman: app/models/user.rb, ensure_default_role */
export async function withDefaultRoles(manager: EntityManager, roles: readonly number[]): Promise<number[]> {
  const rows = await manager.query<{ id: number }[]>('SELECT id FROM roles WHERE builtin = 2');
  return [...new Set([...roles, ...rows.map(({ id }) => id)])].sort((a, b) => a - b);
}

/** Nobody gives roles that they do not have themselves. Foreman: app/models/user.rb, ensure_roles_not_escalated @throws Invalid */
export async function refuseRoles(
  manager: EntityManager,
  { access, caller }: By,
  id: number | null,
  roles: readonly number[] | undefined,
): Promise<void> {
  if (caller.admin || access.may('escalate_roles') || roles === undefined || roles.length === 0) return;
  const own = new Set(await withDefaultRoles(manager, await readLinks(manager, ROLES, caller.user_id)));
  if (roles.some((role) => !own.has(role)))
    throw new Invalid(id, { role_ids: ["you can't assign some of roles you selected"] });
}

/** Nobody puts others where they are not themselves. Foreman: app/models/concerns/taxonomix.rb @throws Invalid */
export async function refusePlaces(
  manager: EntityManager,
  { access }: By,
  id: number | null,
  before: Places,
  given: Partial<Belongings>,
): Promise<void> {
  const errors: FieldErrors = {};
  for (const kind of TAXONOMY_KINDS) {
    const wanted = given[kind.many];
    if (wanted === undefined || (await mayAssign(manager, access, kind, before[kind.many], wanted))) continue;
    addError(errors, `${kind.one}_ids`, escalated(kind));
  }
  if (!isFine(errors)) throw new Invalid(id, errors);
}

/** Gives the organizations and locations of a body under the names that audits have for them. */
export function linkedIds({ organizations, locations }: Belongings): Record<string, number[]> {
  return {
    ...(organizations && { organization_ids: organizations }),
    ...(locations && { location_ids: locations }),
  };
}
