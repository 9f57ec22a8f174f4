import { SearchError } from '@image-catalog/search';
import { TAXABLE_TYPES } from '@image-catalog/spec';
import type { Access } from '../../access/access.js';
import { findScopable } from '../../access/scopable.js';
import { visibleFields } from '../../access/visible-fields.js';
import type { FieldErrors } from '../../foreman/errors.js';
import { addError } from '../../foreman/shape-errors.js';
import { searchCondition } from '../../sql/search-condition.js';
import { Values } from '../../sql/values.js';
import type { LockedRole } from '../roles/lock-roles.statement.js';
import { isLocked } from '../roles/locked.js';

/** A filter as a body would make it, before it is checked. */
export interface FilterDraft {
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
export function isTaxable(type: string | null): boolean {
  return (TAXABLE_TYPES as readonly (string | null)[]).includes(type);
}

/** Collects what is wrong with a filter. Foreman: app/models/filter.rb */
export function filterErrors(access: Access, draft: FilterDraft): FieldErrors {
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
