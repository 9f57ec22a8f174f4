import type { PermissionName } from '@image-catalog/spec';
import type { EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { covers } from '../../access/coverage.js';
import { type FieldErrors, Invalid } from '../../foreman/errors.js';
import { addError, isFine } from '../../foreman/shape-errors.js';
import { cannotAssign } from '../taxonomies/assign-taxonomies.js';
import { TAXONOMY_KINDS } from '../taxonomies/taxonomy-kind.js';
import { type FilterGrant, readRoleRights, type RoleRights } from './role-rights.query.js';

/** Checks the rights of a role, or of a copy of it, after the change. @throws Invalid for the row of that id. */
export type AssertNoEscalation = (roleId: number, rowId: number | null) => Promise<void>;

/**
 * Reads what a locked role gives before it is changed. The check that it returns allows only what the role gave before and
 * what the caller holds. Foreman lets whoever edits roles or filters give anything.
 */
export async function escalationCheck(
  manager: EntityManager,
  access: Access,
  roleId: number,
): Promise<AssertNoEscalation> {
  const { grants: held } = access;
  if (held === null) return async () => undefined;
  const before = await readRoleRights(manager, roleId);
  return async (changedId, rowId) => {
    const after = await readRoleRights(manager, changedId);
    const errors: FieldErrors = {};
    for (const kind of TAXONOMY_KINDS) {
      if (before[kind.many].length > 0 && after[kind.many].length === 0)
        addError(errors, `${kind.one}_ids`, cannotAssign(kind));
    }
    const given = after.grants.filter((grant) => isWider(before, grant, held.filters));
    const names = [...new Set(given.map(({ permission }) => permission))];
    if (names.length > 0)
      addError(errors, 'base', `you can't give rights that you do not hold yourself: ${names.join(', ')}`);
    if (!isFine(errors)) throw new Invalid(rowId, errors);
  };
}

/** Tells whether a filter gives more than its role did before and more than the caller holds. */
function isWider(
  before: RoleRights,
  grant: FilterGrant,
  held: ReadonlyMap<PermissionName, Parameters<typeof covers>[0]>,
): boolean {
  const had = before.grants.filter(({ permission }) => permission === grant.permission);
  if (covers(had, grant)) return false;
  return losesBounds(before, grant) || !covers(held.get(grant.permission) ?? [], grant);
}

/** Only an admin may let a filter apply everywhere that was limited to some organizations or locations. */
function losesBounds({ grants, ...places }: RoleRights, grant: FilterGrant): boolean {
  if (!grant.is_taxable) return false;
  const same = grants.find(({ filter_id }) => filter_id === grant.filter_id);
  return (['organizations', 'locations'] as const).some(
    (many) => grant[many].length === 0 && (same ?? places)[many].length > 0,
  );
}
