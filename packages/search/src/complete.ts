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
import { compileSearch } from './compiler.js';
import type { Continuation } from './continuations.js';
import { findContinuations, type SuggestValues } from './continuations.js';
import type { SearchDefinition } from './definition.js';
import { SearchError } from './errors.js';
import { assertUsableText } from './limits.js';
import { parseSearch } from './parser.js';
import type { Clock } from './temporal.js';
import type { Token } from './tokenizer.js';
import { tokenize } from './tokenizer.js';
import { Values } from './values.js';

/** Is one suggestion: `label` is the whole new text, `part` its end from the last `and` or `or`, `completed` the rest. */
export interface Suggestion {
  readonly completed: string;
  readonly part: string;
  readonly label: string;
  readonly category: '' | 'Operators';
}

/** Is the text cut at the word under the cursor. */
interface Cursor {
  readonly settled: string;
  readonly tokens: readonly Token[];
  readonly typed: string;
}

/** Is when an offer is tried; which times are read does not depend on it. */
const SOME_TIME: Clock = { now: new Date('2000-01-01T00:00:00Z'), timeZone: 'UTC' };

/**
 * Completes the end of a search; at most 20 of them are values. Whatever is offered can be searched for.
 *
 * @throws {SearchError} when the field of a value does not exist, the text exceeds a limit, or nothing that could follow
 * would be accepted: then the fault is in the text.
 */
export async function completeSearch(
  text: string,
  definition: SearchDefinition,
  suggestValues: SuggestValues,
): Promise<Suggestion[]> {
  assertUsableText(text);
  const cursor = findCursor(text);
  const continuations = await findContinuations(cursor.tokens, cursor.typed, definition, suggestValues);
  return acceptedOf(
    continuations.map((continuation) => present(continuation, cursor)),
    definition,
  );
}

function acceptedOf(offers: readonly Suggestion[], definition: SearchDefinition): Suggestion[] {
  const faults = offers.map(({ label }) => faultOf(label, definition));
  const [fault] = faults;
  if (fault !== undefined && !faults.includes(undefined)) throw fault;
  return offers.filter((_, index) => faults[index] === undefined);
}

function faultOf(text: string, definition: SearchDefinition): SearchError | undefined {
  try {
    compileSearch(parseSearch(text), definition, new Values(), SOME_TIME);
    return undefined;
  } catch (error) {
    if (error instanceof SearchError) return error;
    throw error;
  }
}

/** Cuts off the last word, which may still grow; operators and brackets are complete. */
function findCursor(text: string): Cursor {
  const tokens = tokenize(text);
  const last = tokens.at(-1);
  if (last?.kind !== 'text' || last.end !== text.length) return { settled: text, tokens, typed: '' };
  return { settled: text.slice(0, last.start), tokens: tokens.slice(0, -1), typed: last.text };
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
