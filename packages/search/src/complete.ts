/**
 * Suggests how to continue a search that is still being typed. Foreman: scoped_search 4.3.0, `auto_complete_builder.rb`.
 *
 *     before the cursor           offered
 *     nothing, and, or, ( or ,    fields, not, has
 *     not, has, null?             fields
 *     a field                     operators of its type
 *     field operator              values
 *     a whole term                and, or
 */
import type { SearchDefinition, SearchField } from './definition.js';
import { findField, requireField } from './definition.js';
import { assertUsableText } from './limits.js';
import { isComparison } from './parser.js';
import { inQuotes, quoteWord } from './print.js';
import type { Token } from './tokenizer.js';
import { tokenize } from './tokenizer.js';

/** Is one suggestion: `label` is the whole new text, `part` its end from the last `and` or `or`, `completed` the rest. */
export interface Suggestion {
  readonly completed: string;
  readonly part: string;
  readonly label: string;
  readonly category: '' | 'Operators';
}

/** Requests values of a field, or keys of a key-value field, that start with a prefix in any case. */
export interface SuggestionRequest {
  readonly field: SearchField;
  readonly wanted: 'value' | 'key';
  /** The key whose values are wanted; null for a plain field, and when keys are wanted. */
  readonly key: string | null;
  readonly prefix: string;
  readonly limit: number;
}

/** Finds the values or keys of a request; this package knows no database. */
export type SuggestValues = (request: SuggestionRequest) => Promise<readonly string[]>;

interface Continuation {
  readonly text: string;
  readonly category: Suggestion['category'];
}

/** Is the text cut at the word under the cursor. */
interface Cursor {
  readonly settled: string;
  readonly tokens: readonly Token[];
  readonly typed: string;
}

const VALUE_LIMIT = 20;

const OPERATORS: Readonly<Record<SearchField['type'], readonly string[]>> = {
  text: ['=', '!=', '~', '!~', '^', '!^'],
  integer: ['=', '>', '<', '<=', '>=', '!=', '^', '!^'],
  set: ['=', '!='],
  temporal: ['=', '>', '<'],
  'key-value': ['=', '~'],
};

const TIMES = ['"30 minutes ago"', '"2 hours ago"', 'today', 'yesterday', 'tomorrow', '"7 days ago"', '"1 month ago"'];

/**
 * Completes the end of a search; at most 20 of them are values.
 *
 * @throws {SearchError} when the field of a value does not exist, or the text exceeds a limit.
 */
export async function completeSearch(
  text: string,
  definition: SearchDefinition,
  suggestValues: SuggestValues,
): Promise<Suggestion[]> {
  assertUsableText(text);
  const cursor = findCursor(text);
  const continuations = await findContinuations(cursor, definition, suggestValues);
  return continuations.map((continuation) => present(continuation, cursor));
}

/** Cuts off the last word, which may still grow; operators and brackets are complete. */
function findCursor(text: string): Cursor {
  const tokens = tokenize(text);
  const last = tokens.at(-1);
  if (last?.kind !== 'text' || last.end !== text.length) return { settled: text, tokens, typed: '' };
  return { settled: text.slice(0, last.start), tokens: tokens.slice(0, -1), typed: last.text };
}

async function findContinuations(
  { tokens, typed }: Cursor,
  definition: SearchDefinition,
  suggestValues: SuggestValues,
): Promise<Continuation[]> {
  const asked = fieldAwaitingValue(tokens);
  if (asked === null) return [];
  if (asked !== undefined) return completeValue(asked, typed, definition, suggestValues);
  const last = tokens.at(-1);
  if (last === undefined || (last.kind === 'symbol' && last.symbol !== 'rparen')) {
    const fields = await completeField(typed, definition, suggestValues);
    const symbol = last?.symbol;
    const isNameOnly = symbol === 'not' || symbol === 'null' || symbol === 'notnull';
    return isNameOnly ? fields : [...fields, ...keywords(['not', 'has'], typed)];
  }
  const field = last.kind === 'text' && !endsTerm(tokens) ? findField(definition, last.text)?.field : undefined;
  if (field === undefined || typed !== '') return keywords(['and', 'or'], typed);
  return [...operatorsOf(field), ...(field.type === 'set' ? keywords(['and', 'or'], typed) : [])];
}

/** Finds the name of the field whose value is being typed; null when the operator has no field, undefined elsewhere. */
function fieldAwaitingValue(tokens: readonly Token[]): string | null | undefined {
  const operator = startOfList(tokens) ?? tokens.length - 1;
  const token = tokens[operator];
  if (token?.kind !== 'symbol' || !isComparison(token.symbol)) return undefined;
  const name = tokens[operator - 1];
  return name?.kind === 'text' ? name.text : null;
}

/** Finds the `^` of a list whose bracket is still open. */
function startOfList(tokens: readonly Token[]): number | undefined {
  const open = tokens.findLastIndex((token) => token.kind === 'symbol' && token.symbol !== 'comma');
  const bracket = tokens[open];
  const operator = tokens[open - 1];
  if (bracket?.kind !== 'symbol' || bracket.symbol !== 'lparen' || operator?.kind !== 'symbol') return undefined;
  return operator.symbol === 'in' || operator.symbol === 'notin' ? open - 1 : undefined;
}

/** Says whether the last word is a value, or the field of `has`, rather than the start of a term. */
function endsTerm(tokens: readonly Token[]): boolean {
  const token = tokens.at(-2);
  if (token?.kind !== 'symbol') return false;
  return isComparison(token.symbol) || token.symbol === 'null' || token.symbol === 'notnull';
}

async function completeField(
  typed: string,
  definition: SearchDefinition,
  suggestValues: SuggestValues,
): Promise<Continuation[]> {
  const dot = typed.indexOf('.');
  const family = dot === -1 ? undefined : definition.byName.get(typed.slice(0, dot));
  if (family?.type === 'key-value') return completeKey(family, typed.slice(dot + 1), suggestValues);
  const names = definition.fields
    .filter((field) => startsWith(field.name, typed))
    .map((field) => (field.type === 'key-value' ? `${field.name}.` : `${field.name} `))
    .sort();
  const exact = findField(definition, typed)?.field;
  const operators = exact === undefined ? [] : operatorsOf(exact).map(({ text }) => `${typed} ${text}`);
  return [...names, ...operators].map((text) => ({ text, category: '' }));
}

async function completeKey(field: SearchField, prefix: string, suggestValues: SuggestValues): Promise<Continuation[]> {
  const keys = await suggestValues({ field, wanted: 'key', key: null, prefix, limit: VALUE_LIMIT });
  return firstOf(keys).map((key) => ({ text: `${quoteWord(`${field.name}.${key}`)} `, category: '' }));
}

async function completeValue(
  name: string,
  typed: string,
  definition: SearchDefinition,
  suggestValues: SuggestValues,
): Promise<Continuation[]> {
  const { field, key } = requireField(definition, name);
  const known = field.type === 'set' ? [...field.values.keys()] : field.type === 'temporal' ? TIMES : undefined;
  const values = known?.filter((value) => startsWith(value.replace('"', ''), typed));
  if (values !== undefined) return values.map((text) => ({ text, category: '' }));
  const found = await suggestValues({ field, wanted: 'value', key, prefix: typed, limit: VALUE_LIMIT });
  return firstOf(found).map((value) => ({ text: field.type === 'integer' ? value : inQuotes(value), category: '' }));
}

function firstOf(values: readonly string[]): string[] {
  return [...new Set(values)].slice(0, VALUE_LIMIT);
}

function operatorsOf(field: SearchField): Continuation[] {
  return OPERATORS[field.type].map((operator) => ({ text: `${operator} `, category: '' }));
}

function keywords(words: readonly string[], typed: string): Continuation[] {
  return words.filter((word) => startsWith(word, typed)).map((word) => ({ text: `${word} `, category: 'Operators' }));
}

function startsWith(text: string, typed: string): boolean {
  return text.toLowerCase().startsWith(typed.toLowerCase());
}

function present({ text, category }: Continuation, { settled, tokens }: Cursor): Suggestion {
  const last = tokens.at(-1);
  const isBracket = last?.kind === 'symbol' && last.symbol === 'lparen';
  const gap = settled === '' || /\s$/.test(settled) || isBracket ? '' : ' ';
  const label = `${settled}${gap}${text}`;
  const connective = tokens.findLast(
    (token) => token.kind === 'symbol' && (token.symbol === 'and' || token.symbol === 'or'),
  );
  const cut = connective?.start ?? 0;
  return { completed: label.slice(0, cut), part: label.slice(cut), label, category };
}
