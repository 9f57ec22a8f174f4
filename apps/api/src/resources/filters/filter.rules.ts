import { Permission } from '@image-catalog/database';
import { SearchError } from '@image-catalog/search';
import { TAXABLE_TYPES, type UpdateFilterDto } from '@image-catalog/spec';
import { type EntityManager, In } from 'typeorm';
import type { Access } from '../../access/access.js';
import { findScopable } from '../../access/scopable.js';
import { visibleFields } from '../../access/visible-fields.js';
import { type FieldErrors, Invalid } from '../../foreman/errors.js';
import { addError, isFine } from '../../foreman/shape-errors.js';
import { associatedIds } from '../../sql/association.js';
import type { ColumnsOf } from '../../sql/fields.js';
import { searchCondition } from '../../sql/search-condition.js';
import { Values } from '../../sql/values.js';
import type { LockedRole } from '../roles/lock-roles.statement.js';
import { isLocked } from '../roles/locked.js';
import { FILTER_PERMISSIONS } from '../roles/role-filters.js';
import type { filterFields } from './filter.fields.js';

/** A filter as it will be. */
export interface ValidFilter {
  role: LockedRole;
  columns: ColumnsOf<typeof filterFields>;
  /** That of its permissions. */
  resource_type: string | null;
  permission_ids: number[];
}

/** Works out what a filter would be, and checks it. @throws Invalid, Unprocessable */
export async function validFilter(
  manager: EntityManager,
  access: Access,
  roles: readonly LockedRole[],
  dto: UpdateFilterDto,
  row?: ColumnsOf<typeof filterFields> & { id: number; permission_ids: number[] },
): Promise<ValidFilter> {
  const roleId = dto.role_id === undefined ? row?.role_id : dto.role_id;
  const role = roles.find(({ id }) => id === roleId);
  const { target } = FILTER_PERMISSIONS;
  const given = await associatedIds(manager, target, dto.permission_ids, dto.permission_names);
  const permission_ids = given ?? row?.permission_ids ?? [];
  const held = await manager.find(Permission, { where: { id: In(permission_ids) }, order: { id: 'ASC' } });
  const resource_type = held[0]?.resource_type ?? null;
  const search = dto.unlimited ? null : (dto.search === undefined ? row?.search : dto.search) || null;
  const override = isTaxable(resource_type) && (dto.override ?? row?.override ?? false);
  const taxonomies = { organization_ids: dto.organization_ids ?? [], location_ids: dto.location_ids ?? [] };
  const is_searched = search !== row?.search;
  const errors = filterErrors(access, { role, permissions: held, search, is_searched, override, ...taxonomies });
  const former = roles.find(({ id }) => id === row?.role_id);
  if (role && former && isLocked(former)) errors['role_id'] = ['is locked for user modifications.'];
  if (!isFine(errors) || role === undefined) throw new Invalid(row?.id ?? null, errors);
  return { role, columns: { role_id: role.id, search, override }, resource_type, permission_ids };
}

/** A filter as a body would make it, before it is checked. */
interface FilterDraft {
  role: LockedRole | undefined;
  permissions: readonly { id: number; resource_type: string | null }[];
  search: string | null;
  /** Whether the search changes. */
  is_searched: boolean;
  override: boolean;
  organization_ids: readonly number[];
  location_ids: readonly number[];
}

/** Tells whether filters of a kind of resource may have organizations and locations. */
function isTaxable(type: string | null): boolean {
  return (TAXABLE_TYPES as readonly (string | null)[]).includes(type);
}

/** Collects what is wrong with a filter. Foreman: app/models/filter.rb */
function filterErrors(access: Access, draft: FilterDraft): FieldErrors {
  const { role, permissions, search } = draft;
  const errors: FieldErrors = {};
  const types = [...new Set(permissions.map(({ resource_type }) => resource_type))];
  const type = types[0] ?? null;
  const problem = search === null ? undefined : searchError(draft.is_searched ? access : null, search, type);
  if (problem !== undefined) addError(errors, 'search', problem);
  if (role === undefined) addError(errors, 'role', "can't be blank");
  else if (isLocked(role)) addError(errors, 'role_id', 'is locked for user modifications.');
  if (types.length > 1) {
    const kinds = types.map((kind) => kind ?? '').join(',');
    addError(errors, 'permissions', `must be of same resource type (${kinds}) - Role (${role?.name ?? ''})`);
  }
  if (types.length === 0) addError(errors, 'permissions', 'You must select at least one permission');
  for (const many of ['organizations', 'locations'] as const) {
    const key = `${many.slice(0, -1)}_ids` as 'organization_ids' | 'location_ids';
    if (draft[key].length > 0 && !isTaxable(type)) addError(errors, key, `You can't assign ${many} to this resource`);
  }
  return errors;
}

/**
 * Finds what is wrong with a search. An empty one would look like a limit and be none. A new one may only use fields that
 * its writer may use, or the filter would reveal what the writer may not view.
 */
function searchError(access: Access | null, search: string, type: string | null): string | undefined {
  const scopable = findScopable(type ?? '');
  if (scopable === undefined) return 'is not possible for this kind of resource';
  const definition = access === null ? scopable.definition : visibleFields(access, scopable.definition);
  try {
    const { where } = searchCondition(search, definition, new Values());
    return where === null ? 'invalid search query: it says nothing' : undefined;
  } catch (error) {
    if (error instanceof SearchError) return `invalid search query: ${error.message}`;
    throw error;
  }
}
