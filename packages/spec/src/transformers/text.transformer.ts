import { SentNumber } from './sent-number.js';

/**
 * Casts a value to text as Foreman does: trimmed text, null, or undefined when the value must be ignored.
 * Numbers and booleans become text, lists and objects are dropped as Rails' strong parameters drop them. */
export function toText(value: unknown): string | null | undefined {
  const text = toRawText(value);
  return typeof text === 'string' ? strip(text) : text;
}

/** Casts a value as toText does, but keeps surrounding white space, which may be part of a password. */
export function toRawText(value: unknown): string | null | undefined {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof SentNumber) return value.toString();
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return undefined;
}

/** Casts a value as toText does, to lower case. */
export function toLowerCase(value: unknown): string | null | undefined {
  const text = toText(value);
  return typeof text === 'string' ? text.toLowerCase() : text;
}

/** Keeps a single value as it was sent, for attributes that Foreman stores without a column; lists and objects are ignored. */
export function toKept(value: unknown): string | number | boolean | null | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  return isNumber(value) ? Number(value) : undefined;
}

/** Recognises numbers, and objects that stand for one. */
export function isNumber(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Number]';
}

/** Casts an identifier: a number becomes text. Other values are left to the validation rule. */
export function toIdentifier(value: unknown): unknown {
  return typeof value === 'number' || value instanceof SentNumber ? value.toString() : value;
}

/** Casts a list of names. Values that are not a list are ignored; blank members are dropped. */
export function toTextList(value: unknown): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map(toText).filter((member): member is string => typeof member === 'string' && member !== '');
}

const SPACES = '\0\t\n\v\f\r ';

// A regular expression would need quadratic time for a long run of blanks.
function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && SPACES.includes(text.charAt(start))) start++;
  while (end > start && SPACES.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
