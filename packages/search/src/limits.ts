import { SearchError } from './errors.js';

/**
 * Bounds the text of a search or an order, in UTF-16 code units: twice what a request line of 16 KiB can carry.
 *
 * @public
 */
export const MAX_QUERY_LENGTH = 32_768;

/** Bounds how deep brackets, `not` and alternating `and`/`or` may nest: no recursion here goes deeper than this. */
export const MAX_DEPTH = 200;

/** Bounds the words and comparisons of one search; with 60 default fields it still fits the 65,535 values of a statement. */
export const MAX_TERMS = 1_000;

/** Bounds the values of one `field ^ (…)` list; they travel as a single array value. */
export const MAX_LIST_SIZE = 5_000;

/**
 * Refuses text that no later step could treat safely: too long, or not storable in Postgres.
 *
 * @throws {SearchError} when the text is too long, holds a NUL byte or is not well-formed Unicode.
 */
export function assertUsableText(text: string): void {
  if (text.length > MAX_QUERY_LENGTH) {
    throw new SearchError(`The text is too long: ${text.length} characters, at most ${MAX_QUERY_LENGTH} are allowed`);
  }
  if (text.includes('\0')) throw new SearchError('The text contains a NUL byte');
  if (!text.isWellFormed()) throw new SearchError('The text is not valid Unicode');
}
