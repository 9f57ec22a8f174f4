import type { SearchDefinition, SearchField } from './definition.js';
import { findField, sortedBy } from './definition.js';
import { SearchError } from './errors.js';
import { assertUsableText } from './limits.js';

/** Is an order as SQL: the text after ORDER BY, its two halves, and the joins it needs. */
export interface CompiledOrder {
  /** `key` and `direction` together. */
  readonly orderBy: string;
  /** The expression that is compared. */
  readonly key: string;
  /** Ascending or descending, and the place of NULL: ` DESC NULLS LAST`. */
  readonly direction: string;
  readonly joins: readonly string[];
}

/**
 * Compiles `<field>[ <direction>]` to what follows ORDER BY; null when the text is blank, as no order is asked for.
 *
 * Only `desc`, in any case and with nothing after it, turns the order round: `name ASC, id DESC` sorts by name alone.
 * Rows without a value come first in ascending and last in descending order. Foreman: scoped_search `order_by`.
 *
 * A field of which the caller may see only some values cannot be sorted by: the order would reveal the others.
 *
 * @throws {SearchError} when the first word is not the name of a searchable field.
 */
export function compileOrder(text: string, definition: SearchDefinition): CompiledOrder | null {
  assertUsableText(text);
  if (text.trim() === '') return null;
  const [, name = '', direction = ''] = /^([^ \t\n\v\f\r]*)[ \t\n\v\f\r]*(.*)$/s.exec(text) ?? [];
  const field = findField(definition, name)?.field;
  if (field === undefined || field.type === 'key-value' || field.bounds !== undefined) {
    throw new SearchError(`the field '${name}' in the order statement is not valid field for search`);
  }
  return compileDirection(field, direction.toLowerCase() === 'desc');
}

/** Sorts by the smallest, or in descending order the largest, value where a row has many. */
function compileDirection(field: SearchField, isDescending: boolean): CompiledOrder {
  const { relation } = field;
  const nulls = isDescending ? ' DESC NULLS LAST' : ' ASC NULLS FIRST';
  if (relation?.kind === 'to-many') {
    const value = `${isDescending ? 'max' : 'min'}(${sortedBy(field)})`;
    return ordered(`(SELECT ${value} FROM ${relation.from} WHERE ${relation.key} = ${relation.owner})`, nulls, []);
  }
  const direction = field.nullable === true ? nulls : isDescending ? ' DESC' : ' ASC';
  return ordered(sortedBy(field), direction, relation === undefined ? [] : [relation.join]);
}

function ordered(key: string, direction: string, joins: readonly string[]): CompiledOrder {
  return { orderBy: `${key}${direction}`, key, direction, joins };
}
