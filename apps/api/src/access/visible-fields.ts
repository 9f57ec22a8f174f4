import { type RequiredPermission, defineSearch, type SearchDefinition, type SearchField } from '@image-catalog/search';
import { PERMISSIONS, type PermissionName, type ResourceType } from '@image-catalog/spec';
import type { Access } from './access.js';
import { findScopable } from './scopable.js';

/**
 * Gives the fields that a caller may search, sort and complete by, so that a search reveals no more than the routes show. A
 * field whose permission the caller lacks is unknown; when only some of its rows are visible, a search finds only those.
 */
export function visibleFields(access: Access, definition: SearchDefinition): SearchDefinition {
  if (access.grants === null || !definition.fields.some(({ requires }) => requires !== undefined)) return definition;
  return defineSearch(definition.fields.flatMap((field) => visible(access, field)));
}

function visible(access: Access, field: SearchField): SearchField[] {
  const { requires } = field;
  if (requires === undefined) return [field];
  const permission = requires.permission as PermissionName;
  const scope = access.scope(typeOf(requires), permission);
  if (!scope.isLimited) return [field];
  if (requires.shown !== undefined) return [shownInstead(field, requires.shown)];
  if (!access.may(permission)) return [];
  // Here no condition comes before it.
  return [{ ...field, bounds: (values) => scope.bounding(requires.id, values).replace(/^ AND /, '') }];
}

function shownInstead({ relation: _relation, requires: _requires, ...field }: SearchField, sql: string): SearchField {
  return { ...field, sql } as SearchField;
}

/** @throws Error for a permission without a kind of row, which is a programming error. */
function typeOf({ permission }: RequiredPermission): ResourceType {
  const type = PERMISSIONS.find(({ name }) => name === permission)?.resource_type;
  if (!type || findScopable(type) === undefined)
    throw new Error(`A search field asks for ${permission}, which bounds no rows`);
  return type;
}
