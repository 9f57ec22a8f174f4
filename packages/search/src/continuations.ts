import type { NamedField, SearchDefinition, SearchField } from './definition.js';
import { findField, requireField } from './definition.js';
import { isComparison } from './parser.js';
import { inQuotes, quoteWord } from './print.js';
import type { Token } from './tokenizer.js';

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

/** Is what could follow the tokens before the cursor. */
export interface Continuation {
  readonly text: string;
  readonly category: '' | 'Operators';
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

/** Finds what could follow, whether the whole would be accepted or not. */
export async function findContinuations(
  tokens: readonly Token[],
  typed: string,
  definition: SearchDefinition,
  suggestValues: SuggestValues,
): Promise<Continuation[]> {
  const asked = askedFor(tokens);
  if (asked?.field === null) return [];
  if (asked !== undefined)
    return completeValue(requireField(definition, asked.field), asked.isList, typed, suggestValues);
  const last = tokens.at(-1);
  if (last === undefined || (last.kind === 'symbol' && last.symbol !== 'rparen')) {
    if (isPresence(last)) return completePresence(typed, definition, suggestValues);
    const fields = await completeField(typed, definition, suggestValues);
    return last?.symbol === 'not' ? fields : [...fields, ...keywords(['not', 'has'], typed)];
  }
  const field = last.kind === 'text' && !endsTerm(tokens) ? findField(definition, last.text)?.field : undefined;
  if (field === undefined || typed !== '') return keywords(['and', 'or'], typed);
  return [...operatorsOf(field), ...(field.type === 'set' ? keywords(['and', 'or'], typed) : [])];
}

function isPresence(token: Token | undefined): boolean {
  return token?.kind === 'symbol' && (token.symbol === 'null' || token.symbol === 'notnull');
}

/** Completes the field of `has`; of a key-value field it needs the key as well. */
async function completePresence(
  typed: string,
  definition: SearchDefinition,
  suggestValues: SuggestValues,
): Promise<Continuation[]> {
  const family = familyOf(typed, definition);
  if (family !== undefined) return completeKey(family, typed.slice(family.name.length + 1), suggestValues);
  const started = definition.fields.filter((field) => startsWith(field.name, typed));
  const families = started.filter((field) => field.type === 'key-value');
  const keys = await Promise.all(families.map((field) => completeKey(field, '', suggestValues)));
  return [...namesOf(started.filter((field) => field.type !== 'key-value')), ...keys.flat()];
}

/** Is the comparison whose value is being typed; its field is null when the operator has none. */
interface Asked {
  readonly field: string | null;
  readonly isList: boolean;
}

function askedFor(tokens: readonly Token[]): Asked | undefined {
  const operator = startOfList(tokens) ?? tokens.length - 1;
  const token = tokens[operator];
  if (token?.kind !== 'symbol' || !isComparison(token.symbol)) return undefined;
  const name = tokens[operator - 1];
  const isList = token.symbol === 'in' || token.symbol === 'notin';
  return { field: name?.kind === 'text' ? name.text : null, isList };
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
  return isComparison(token.symbol) || isPresence(token);
}

async function completeField(
  typed: string,
  definition: SearchDefinition,
  suggestValues: SuggestValues,
): Promise<Continuation[]> {
  const family = familyOf(typed, definition);
  if (family !== undefined) return completeKey(family, typed.slice(family.name.length + 1), suggestValues);
  const names = namesOf(definition.fields.filter((field) => startsWith(field.name, typed)));
  const exact = findField(definition, typed)?.field;
  const operators = exact === undefined ? [] : operatorsOf(exact).map(({ text }) => `${typed} ${text}`);
  return [...names, ...operators.map((text): Continuation => ({ text, category: '' }))];
}

/** Finds the key-value field of a name that has its dot already. */
function familyOf(typed: string, definition: SearchDefinition): SearchField | undefined {
  const dot = typed.indexOf('.');
  const family = dot === -1 ? undefined : definition.byName.get(typed.slice(0, dot));
  return family?.type === 'key-value' ? family : undefined;
}

function namesOf(fields: readonly SearchField[]): Continuation[] {
  const names = fields.map((field) => (field.type === 'key-value' ? `${field.name}.` : `${field.name} `));
  return names.sort().map((text) => ({ text, category: '' }));
}

async function completeKey(field: SearchField, prefix: string, suggestValues: SuggestValues): Promise<Continuation[]> {
  const keys = await suggestValues({ field, wanted: 'key', key: null, prefix, limit: VALUE_LIMIT });
  return firstOf(keys).map((key) => ({ text: `${quoteWord(`${field.name}.${key}`)} `, category: '' }));
}

async function completeValue(
  { field, key }: NamedField,
  isList: boolean,
  typed: string,
  suggestValues: SuggestValues,
): Promise<Continuation[]> {
  const words = field.type === 'set' ? [...field.values.keys()].map((word) => quoteWord(word)) : undefined;
  const known = field.type === 'temporal' ? TIMES : words;
  const values = known?.filter((value) => startsWith(value.replace('"', ''), typed));
  if (values !== undefined) return values.map((text) => ({ text, category: '' }));
  const found = await suggestValues({ field, wanted: 'value', key, prefix: typed, limit: VALUE_LIMIT });
  // A comma would separate two values of a list.
  const takeable = isList ? found.filter((value) => !value.includes(',')) : found;
  const write = field.type === 'integer' ? quoteWord : inQuotes;
  return firstOf(takeable).map((value) => ({ text: write(value), category: '' }));
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
