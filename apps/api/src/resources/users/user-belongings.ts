import { changesBetween } from '@image-catalog/database';
import type { UpdateUserDto } from '@image-catalog/spec';
import type { EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import type { Caller } from '../../auth/caller.decorator.js';
import { type FieldErrors, Invalid } from '../../foreman/errors.js';
import { addError, isFine } from '../../foreman/shape-errors.js';
import { escalated, mayAssign, wantedTaxonomies } from '../taxonomies/assign-taxonomies.js';
import { LOCATION, ORGANIZATION, TAXONOMY_KINDS } from '../taxonomies/taxonomy-kind.js';
import { LOCATIONS, ORGANIZATIONS, readLinks, ROLES, wantedRoles, writeLinks } from './user-links.js';

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
export type Places = Record<'organizations' | 'locations', number[]>;

/** Reads what a body gives somebody who belongs somewhere already. @throws Unprocessable naming what is not there. */
export async function linksOf(
  manager: EntityManager,
  { access }: By,
  before: Places,
  given: Partial<UpdateUserDto>,
): Promise<Belongings> {
  return {
    roles: await wantedRoles(manager, given.role_ids, given.role_names),
    organizations: await wantedTaxonomies(manager, access, ORGANIZATION, given, before.organizations),
    locations: await wantedTaxonomies(manager, access, LOCATION, given, before.locations),
  };
}

/** Writes the lists that a body gives; gives what changed, for the audit. @throws Invalid */
export async function relink(
  manager: EntityManager,
  by: By,
  id: number,
  given: Partial<UpdateUserDto>,
): Promise<Record<string, unknown>> {
  const places = {
    organizations: await readLinks(manager, ORGANIZATIONS, id),
    locations: await readLinks(manager, LOCATIONS, id),
  };
  const links = await linksOf(manager, by, places, given);
  const before = { role_ids: await readLinks(manager, ROLES, id), ...linkedIds(places) };
  const roles = links.roles && (await withDefaultRoles(manager, links.roles));
  const changes = changesBetween(before, { ...(roles && { role_ids: roles }), ...linkedIds(links) });
  if (changes['role_ids']) await refuseRoles(manager, by, id, roles);
  if (roles?.some((role) => !before.role_ids.includes(role))) refuseElsewhere(by.access, id, places);
  await refusePlaces(manager, by, id, places, {
    organizations: changes['organization_ids'] && links.organizations,
    locations: changes['location_ids'] && links.locations,
  });
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

/** A role applies wherever its holder belongs, so nobody gives one to who belongs where they do not. @throws Invalid */
function refuseElsewhere({ grants }: Access, id: number, places: Places): void {
  if (grants === null) return;
  const isElsewhere = (['organizations', 'locations'] as const).some((many) =>
    places[many].some((place) => !grants[many].ids.includes(place)),
  );
  if (isElsewhere) throw new Invalid(id, { role_ids: ["you can't assign roles to who belongs where you do not"] });
}

/** Nobody gives others places that they may not assign. Foreman: app/models/concerns/taxonomix.rb @throws Invalid */
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
export function linkedIds({ organizations, locations }: Partial<Belongings>): Record<string, number[]> {
  return {
    ...(organizations && { organization_ids: organizations }),
    ...(locations && { location_ids: locations }),
  };
}
