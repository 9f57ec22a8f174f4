import { changesBetween } from '@image-catalog/database';
import type { UpdateUserDto } from '@image-catalog/spec';
import type { EntityManager } from 'typeorm';
import type { Access } from '../access/access.js';
import type { Caller } from '../auth/caller.decorator.js';
import { Invalid } from '../http/errors.js';
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
  refusePlaces(by, id, {
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

/** Nobody puts others where they are not themselves. Foreman: app/models/concerns/taxonomix.rb @throws Invalid */
export function refusePlaces({ access }: By, id: number | null, given: Partial<Belongings>): void {
  const { grants } = access;
  if (grants === null) return;
  for (const word of ['organization', 'location'] as const) {
    const wanted = given[`${word}s`];
    if (wanted === undefined) continue;
    const own = grants[`${word}s`].ids;
    if (access.may(`assign_${word}s`) && wanted.some((one) => own.includes(one))) continue;
    throw new Invalid(id, {
      [`${word}_ids`]: [
        `Invalid ${word}s selection, you must select at least one of yours and have 'assign_${word}s' permission.`,
      ],
    });
  }
}

/** Gives the organizations and locations of a body under the names that audits have for them. */
export function linkedIds({ organizations, locations }: Belongings): Record<string, number[]> {
  return {
    ...(organizations && { organization_ids: organizations }),
    ...(locations && { location_ids: locations }),
  };
}
