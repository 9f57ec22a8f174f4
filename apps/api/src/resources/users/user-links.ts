import { changesBetween } from '@image-catalog/database';
import type { UpdateUserDto } from '@image-catalog/spec';
import type { EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import type { Writer } from '../../access/finish-write.js';
import type { Caller } from '../../auth/caller.decorator.js';
import { type FieldErrors, Invalid } from '../../foreman/errors.js';
import { addError, isFine } from '../../foreman/shape-errors.js';
import { associatedIds } from '../../sql/association.js';
import { type NamedLinkSet, readLinks, writeLinks } from '../../sql/links.js';
import { cannotAssign, mayAssign, namedTaxonomies, refuseOthers } from '../taxonomies/assign-taxonomies.js';
import { LOCATION, ORGANIZATION, TAXONOMY_KINDS, taxonomyLinks } from '../taxonomies/taxonomy-kind.js';
import { readDefaultRoles } from './users.query.js';

/** Who changes a user. */
export interface Author extends Writer {
  actor: Caller;
  /** Whether it is their own user. */
  isSelf: boolean;
}

/** The roles, organizations and locations of a user, by the names that bodies and audits have for their ids. */
export type UserLinks = Record<'role_ids' | 'organization_ids' | 'location_ids', number[]>;

/** The links of a user that does not exist yet. */
export const NO_LINKS: UserLinks = { role_ids: [], organization_ids: [], location_ids: [] };

const LINKS: Readonly<Record<keyof UserLinks, NamedLinkSet>> = {
  role_ids: {
    table: 'user_roles',
    own: 'user_id',
    other: 'role_id',
    target: { table: 'roles', name: 'name', model: 'Role' },
  },
  organization_ids: taxonomyLinks('user', ORGANIZATION),
  location_ids: taxonomyLinks('user', LOCATION),
};

/** Replaces the lists that a body gives; returns what changed, for the audit. @throws Unprocessable, Invalid */
export async function replaceUserLinks(
  manager: EntityManager,
  author: Author,
  id: number,
  given: Partial<UpdateUserDto>,
): Promise<Record<string, unknown>> {
  const before = {
    role_ids: await readLinks(manager, LINKS.role_ids, id),
    organization_ids: await readLinks(manager, LINKS.organization_ids, id),
    location_ids: await readLinks(manager, LINKS.location_ids, id),
  };
  const wanted = await validUserLinks(manager, author, id, before, given);
  await writeUserLinks(manager, id, wanted);
  return changesBetween(before, wanted);
}

/** Links a user with what `validUserLinks` gave. */
export async function writeUserLinks(manager: EntityManager, id: number, wanted: Partial<UserLinks>): Promise<void> {
  for (const [key, ids] of Object.entries(wanted)) await writeLinks(manager, LINKS[key as keyof UserLinks], id, ids);
}

/**
 * Reads the lists that a body gives a user, and checks that the caller may give them. A new user, whose id is null, gets
 * the role that everyone has.
 * @throws Unprocessable naming what is not there, Invalid
 */
export async function validUserLinks(
  manager: EntityManager,
  author: Author,
  id: number | null,
  before: UserLinks,
  given: Partial<UpdateUserDto>,
): Promise<Partial<UserLinks>> {
  const { access } = author;
  const roles = await associatedIds(manager, LINKS.role_ids.target, given.role_ids, given.role_names);
  const organizations = await namedTaxonomies(manager, access, ORGANIZATION, given, before.organization_ids);
  const locations = await namedTaxonomies(manager, access, LOCATION, given, before.location_ids);
  const wanted = {
    ...((roles ?? id === null) && { role_ids: await withDefaultRoles(manager, roles ?? []) }),
    ...(organizations && { organization_ids: organizations.ids }),
    ...(locations && { location_ids: locations.ids }),
  };
  const isChanged = (key: keyof UserLinks) =>
    wanted[key] !== undefined && (id === null || wanted[key].join() !== before[key].join());
  if (isChanged('role_ids')) await assertHoldsRoles(manager, author, id, wanted.role_ids);
  if (wanted.role_ids?.some((role) => !before.role_ids.includes(role))) assertSharesPlaces(access, id, before);
  const errors: FieldErrors = {};
  for (const kind of TAXONOMY_KINDS) {
    const key = `${kind.one}_ids` as const;
    const named = (kind === ORGANIZATION ? organizations : locations) ?? { ids: [], has_others: false };
    // A new user without any is checked too.
    const isChecked = id === null || isChanged(key) || named.has_others;
    if (isChecked && !(await mayAssign(manager, access, kind, before[key], named)))
      addError(errors, key, cannotAssign(kind));
  }
  if (!isFine(errors)) throw new Invalid(id, errors);
  refuseOthers({ one: 'user', id: id ?? 0, isNew: id === null }, [organizations, locations]);
  return wanted;
}

/** Adds the role that everyone has, and keeps, to a list of roles. Foreman: app/models/user.rb, ensure_default_role */
async function withDefaultRoles(manager: EntityManager, roles: readonly number[]): Promise<number[]> {
  return [...new Set([...roles, ...(await readDefaultRoles(manager))])].sort((a, b) => a - b);
}

/** Nobody gives roles that they do not have themselves. Foreman: app/models/user.rb, ensure_roles_not_escalated @throws Invalid */
async function assertHoldsRoles(
  manager: EntityManager,
  { access, actor }: Author,
  id: number | null,
  roles: readonly number[] = [],
): Promise<void> {
  if (actor.admin || access.may('escalate_roles')) return;
  const own = await withDefaultRoles(manager, await readLinks(manager, LINKS.role_ids, actor.user_id));
  if (roles.some((role) => !own.includes(role)))
    throw new Invalid(id, { role_ids: ["you can't assign some of roles you selected"] });
}

/** A role applies wherever its holder belongs, so nobody gives one to a user who belongs where they do not. @throws Invalid */
function assertSharesPlaces({ grants }: Access, id: number | null, before: UserLinks): void {
  if (grants === null) return;
  const isElsewhere = TAXONOMY_KINDS.some(({ one, many }) =>
    before[`${one}_ids`].some((place) => !grants[many].ids.includes(place)),
  );
  if (isElsewhere)
    throw new Invalid(id, {
      role_ids: ["you can't assign roles to users of organizations or locations that are not yours"],
    });
}
