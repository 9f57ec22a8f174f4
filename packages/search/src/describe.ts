import type { SearchDefinition, SearchField } from './definition.js';

/** Is one row of `metadata.search` in the apipie document. */
export type FieldDescription =
  | { readonly name: string; readonly type: 'string' | 'integer' | 'datetime' }
  | { readonly name: string; readonly values: readonly string[] };

const APIPIE_TYPES = { text: 'string', 'key-value': 'string', integer: 'integer', temporal: 'datetime' } as const;

/**
 * Lists the fields of a resource as the apipie document does: sorted by name, sets with their values.
 *
 * @public
 */
export function describeFields(definition: SearchDefinition): FieldDescription[] {
  return definition.fields
    .map((field) => describeField(field))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function describeField(field: SearchField): FieldDescription {
  if (field.type === 'set') return { name: field.name, values: [...field.values.keys()] };
  return { name: field.name, type: APIPIE_TYPES[field.type] };
}
