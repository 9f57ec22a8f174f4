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

/** A filter as it would be. */
export interface Candidate {
  role: LockedRole | undefined;
  permissions: readonly { id: number; resource_type: string | null }[];
  search: string | null;
  /** Whether the search is a new one. */
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
export function filterErrors(access: Access, candidate: Candidate): FieldErrors {
  const { role, permissions, search } = candidate;
  const errors: FieldErrors = {};
  const types = [...new Set(permissions.map(({ resource_type }) => resource_type))];
  const type = types[0] ?? null;
  const complaint = search === null ? undefined : searchComplaint(candidate.is_searched ? access : null, search, type);
  if (complaint !== undefined) addError(errors, 'search', complaint);
  if (role === undefined) addError(errors, 'role', "can't be blank");
  else if (isLocked(role)) addError(errors, 'role_id', 'is locked for user modifications.');
  if (types.length > 1) {
    const kinds = types.map((kind) => kind ?? '').join(',');
    addError(errors, 'permissions', `must be of same resource type (${kinds}) - Role (${role?.name ?? ''})`);
  }
  if (types.length === 0) addError(errors, 'permissions', 'You must select at least one permission');
  for (const many of ['organizations', 'locations'] as const) {
    const key = `${many.slice(0, -1)}_ids` as 'organization_ids' | 'location_ids';
    if (candidate[key].length > 0 && !isTaxable(type))
      addError(errors, key, `You can't assign ${many} to this resource`);
  }
  return errors;
}

/**
 * A search that says nothing would look like a limit and be none. One that somebody writes names fields that they may use
 * themselves, or the filter would tell others, or them under another name, of what they may not view.
 */
function searchComplaint(access: Access | null, search: string, type: string | null): string | undefined {
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
