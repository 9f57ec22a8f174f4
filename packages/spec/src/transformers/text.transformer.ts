/**
 * Reads a value as Foreman reads a string attribute: trimmed text, or null, or undefined when it must be ignored.
 * Numbers and booleans become text, lists and objects are dropped as Rails' strong parameters drop them.
 */
export function toText(value: unknown): string | null | undefined {
  const text = toRawText(value);
  return typeof text === 'string' ? strip(text) : text;
}

/** Reads a value as toText does but keeps surrounding whitespace, which in a password is part of the secret. */
export function toRawText(value: unknown): string | null | undefined {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return undefined;
}

/** Reads a value as toText does and lowers its case. */
export function toLowerCase(value: unknown): string | null | undefined {
  const text = toText(value);
  return typeof text === 'string' ? text.toLowerCase() : text;
}

/** Reads what names a row: a number becomes its text, everything else stays as it is for the rule to judge. */
export function toIdentifier(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}

/** Reads a list of names; anything that is not a list is ignored, blank members are left out. */
export function toTextList(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map(toText).filter((member): member is string => typeof member === 'string' && member !== '');
}

const SPACES = '\0\t\n\v\f\r ';

// A regular expression would look at a long run of blanks once for each of them.
function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && SPACES.includes(text.charAt(start))) start++;
  while (end > start && SPACES.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
