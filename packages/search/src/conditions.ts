/**
 * Turns one comparison into SQL, by the kind of the field. Foreman: scoped_search 4.3.0, `query_builder.rb`.
 *
 *     operator        text                    integer     set               temporal
 *     = !=            exact, = and <>         numeric     = , NOT (=)       inside, outside the span
 *     ~ !~            ILIKE, NOT ILIKE        error       error             error
 *     < > <= >=       alphabetical            numeric     error             by the span's edges
 *     ^ !^            = ANY, <> ALL           the same    error             error
 *
 * No negative operator finds NULL. SQL comes only from here and from the definition; values go to `placeholders`.
 */
import type { ListOperator, ScalarOperator } from './ast.js';
import type { IntegerField, SetField, TemporalField } from './definition.js';
import { alphabetical, columnOf } from './definition.js';
import { SearchError } from './errors.js';
import type { Placeholders } from './placeholders.js';
import type { Clock, TimeSpan } from './temporal.js';
import { parseTemporal } from './temporal.js';

/** Is what a comparison holds beside its field. */
export type Test =
  | { readonly operator: ScalarOperator; readonly value: string }
  | { readonly operator: ListOperator; readonly values: readonly string[] };

const SQL_OPERATORS = { eq: '=', ne: '<>', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

const INTEGER_LIMITS = { int4: 2n ** 31n, int8: 2n ** 63n } as const;

/** Compares text; `=` is exact to the letter, `~` looks for a part in any case. */
export function compareText(sql: string, test: Test, placeholders: Placeholders): string {
  if ('values' in test) {
    return compareList(sql, test.operator, placeholders.add(strip(test.values), 'text[]'));
  }
  if (test.operator === 'like' || test.operator === 'unlike') {
    const pattern = placeholders.add(toLikePattern(test.value), 'text');
    return `${sql} ${test.operator === 'like' ? 'ILIKE' : 'NOT ILIKE'} ${pattern}`;
  }
  const compared = test.operator === 'eq' || test.operator === 'ne' ? sql : alphabetical(sql);
  return `${compared} ${SQL_OPERATORS[test.operator]} ${placeholders.add(test.value, 'text')}`;
}

/** Compares with an array, so that lists of any length make the same SQL. */
function compareList(sql: string, operator: ListOperator, list: string): string {
  return operator === 'in' ? `${sql} = ANY(${list})` : `${sql} <> ALL(${list})`;
}

/** Removes the blanks round the values of a list, as they may come from a quoted `"a, b"`. */
function strip(values: readonly string[]): string[] {
  return values.map((value) => value.replaceAll(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, ''));
}

/**
 * Makes the pattern of `~`: a value with `*` or `%` anywhere is the pattern itself, any other is searched as a part.
 * `_` and `\` keep their meaning for Postgres, except that a last `\`, which Postgres refuses, stands for itself.
 */
function toLikePattern(value: string): string {
  const pattern = /[*%]/.test(value) ? value.replaceAll(/[*%]+/g, '%') : `%${value}%`;
  const escapes = /\\*$/.exec(pattern)?.[0].length ?? 0;
  return escapes % 2 === 1 ? `${pattern}\\` : pattern;
}

/**
 * Compares whole numbers.
 *
 * @throws {SearchError} when a value is not a whole number that fits the column, or the operator is for text.
 */
export function compareInteger(sql: string, field: IntegerField, test: Test, placeholders: Placeholders): string {
  const size = field.size ?? 'int4';
  if ('values' in test) {
    const values = test.values.map((value) => requireInteger(field, value));
    return compareList(sql, test.operator, placeholders.add(values, `${size}[]`));
  }
  const value = requireInteger(field, test.value);
  if (test.operator === 'like' || test.operator === 'unlike') throw unsupported(test.operator, 'integer');
  return `${sql} ${SQL_OPERATORS[test.operator]} ${placeholders.add(value, size)}`;
}

/** Says whether a word is a whole number that fits the column of a field. */
export function fitsInteger(field: IntegerField, value: string): boolean {
  if (!/^-?\d+$/.test(value)) return false;
  const limit = INTEGER_LIMITS[field.size ?? 'int4'];
  const number = BigInt(value);
  return number >= -limit && number < limit;
}

/** Gives a number as its shortest text, as int8 is more than a JavaScript number can hold. */
function requireInteger(field: IntegerField, value: string): string {
  if (fitsInteger(field, value)) return BigInt(value).toString();
  throw new SearchError(`Value '${value}' is not valid for field '${columnOf(field)}'`);
}

/**
 * Compares a set, whose words stand for values of the column.
 *
 * @throws {SearchError} when the word is not of the set, or the operator is neither `=` nor `!=`.
 */
export function compareSet(sql: string, field: SetField, test: Test, placeholders: Placeholders): string {
  const word = 'values' in test ? test.values.join(',') : test.value;
  const value = field.values.get(word);
  if (value === undefined) {
    const words = [...field.values.keys()].join(', ');
    throw new SearchError(`'${columnOf(field)}' should be one of '${words}', but the query was '${word}'`);
  }
  if (test.operator !== 'eq' && test.operator !== 'ne') {
    throw new SearchError(`Operator '${test.operator}' not supported for '${columnOf(field)}'`);
  }
  const equality = `${sql} = ${placeholders.add(value, typeof value === 'boolean' ? 'boolean' : 'text')}`;
  return test.operator === 'eq' ? equality : `NOT (${equality})`;
}

/**
 * Compares points in time with the span that a value names.
 *
 * @throws {SearchError} when the operator is for text or a list, or the value is no time that we read.
 */
export function compareTemporal(
  sql: string,
  field: TemporalField,
  test: Test,
  placeholders: Placeholders,
  clock: Clock,
): string {
  if ('values' in test || test.operator === 'like' || test.operator === 'unlike') {
    throw unsupported(test.operator, 'datetime');
  }
  const span = parseTemporal(test.value, clock);
  if (span === undefined) {
    throw new SearchError(
      `Value '${test.value}' is not valid for field '${columnOf(field)}': a date or a time is needed, such as 2024-10-05, "2024-10-05 10:30 UTC" or "2 days ago"`,
    );
  }
  return compareSpan(sql, test.operator, span, placeholders);
}

type TemporalOperator = keyof typeof SQL_OPERATORS;

function compareSpan(sql: string, operator: TemporalOperator, span: TimeSpan, placeholders: Placeholders): string {
  const start = (): string => placeholders.add(span.start.toISOString(), 'timestamptz');
  const end = (): string => placeholders.add(span.end.toISOString(), 'timestamptz');
  if (operator === 'eq') return `${sql} >= ${start()} AND ${sql} < ${end()}`;
  if (operator === 'ne') return `NOT (${sql} >= ${start()} AND ${sql} < ${end()})`;
  if (span.isCalendar && operator === 'gt') return `${sql} >= ${end()}`;
  if (span.isCalendar && operator === 'lte') return `${sql} < ${end()}`;
  return `${sql} ${SQL_OPERATORS[operator]} ${start()}`;
}

function unsupported(operator: string, type: string): SearchError {
  return new SearchError(`the operator '${operator}' is not supported for field type '${type}'`);
}
