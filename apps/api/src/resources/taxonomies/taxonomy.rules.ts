import type { EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { Invalid, Unprocessable } from '../../foreman/errors.js';
import { lockBoundRoles } from './lock-bound-roles.statement.js';
import { moveInTree } from './move-in-tree.statement.js';
import { findRoleBoundTo, ignoresTypes } from './taxonomies.query.js';
import type { TaxonomyKind } from './taxonomy-kind.js';
import type { TaxonomyRow } from './taxonomy.row.js';
import { checkMove, type Move } from './tree.query.js';

/** The error of who changes what only admins may change. Foreman: app/models/user.rb */
const ADMINS_ONLY = 'cannot be changed by a non-admin user';

/** Moves a row in a tree that is locked. @throws Invalid for a circle, a parent that has gone, or a title that is too long. */
export async function move(manager: EntityManager, kind: TaxonomyKind, { id, parent_id }: Move): Promise<void> {
  const check = await checkMove(manager, kind, { id, parent_id });
  if (check.is_circle) throw new Invalid(id, { base: [`${kind.type} cannot be a descendant of itself.`] });
  if (parent_id !== null && !check.has_parent) throw new Unprocessable(`Couldn't find Taxonomy with 'id'=${parent_id}`);
  if (check.longest_title > 255) throw new Invalid(id, { title: ['is too long (maximum is 255 characters)'] });
  await moveInTree(manager, kind, { id, parent_id });
}

/**
 * Only admins move an organization that owns all rows of a kind: the members of its new parent would see all of them.
 * @throws Invalid
 */
export async function assertMayMove(
  manager: EntityManager,
  access: Access,
  kind: TaxonomyKind,
  id: number,
): Promise<void> {
  if (access.grants !== null && (await ignoresTypes(manager, kind, id)))
    throw new Invalid(id, { parent_id: [ADMINS_ONLY] });
}

/**
 * Only admins change which kinds of resources an organization owns: its members see all rows of such a kind. Foreman lets
 * everybody do so who may edit the organization. @throws Invalid
 */
export function assertMayIgnore(
  access: Access,
  id: number | null,
  before: readonly string[],
  after: readonly string[] | undefined,
): void {
  if (access.grants === null || after === undefined) return;
  if (before.length === after.length && before.every((type) => after.includes(type))) return;
  throw new Invalid(id, { ignore_types: [ADMINS_ONLY] });
}

/**
 * Keeps a role or filter from applying everywhere because the only organization or location that it is bound to is
 * deleted. Locks the roles, so that none loses another one meanwhile. @throws Unprocessable naming the role.
 */
export async function assertBindsNoRole(
  manager: EntityManager,
  kind: TaxonomyKind,
  { id, title }: TaxonomyRow,
): Promise<void> {
  await lockBoundRoles(manager, kind, id);
  const role = await findRoleBoundTo(manager, kind, id);
  if (role !== undefined)
    throw new Unprocessable(
      `Cannot delete ${title} because role ${role} would apply everywhere: bind it to another ${kind.one} first.`,
    );
}

/** Gives the kinds of resources that a body says one owns. Foreman: taxonomy.rb, sanitize_ignored_types */
export function ignoredTypes(types: string[] | undefined): string[] | undefined {
  return types && [...new Set(types)].filter((type) => type !== '0');
}
