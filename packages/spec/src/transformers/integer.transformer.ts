import { SentNumber } from './sent-number.js';

/**
 * Casts a value to an integer as Rails does: the numeric prefix of a text (`"5abc"` is 5, `"abc"` is 0),
 * blank is null, true is 1. Lists and objects are ignored. A number too large for a double becomes the largest safe
 * integer, which is no row's id either.
 */
export function toInteger(value: unknown): number | null | undefined {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof SentNumber) return whole(value.value);
  if (typeof value === 'number') return Number.isNaN(value) ? 0 : whole(value);
  if (typeof value !== 'string') return undefined;
  return fromText(value);
}

/** Casts a list of ids. Null and values that are not a list count as not given; an empty list clears. */
export function toIntegerList(value: unknown): number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const ids = value.map(toInteger).filter((id): id is number => typeof id === 'number');
  return [...new Set(ids)];
}

function fromText(text: string): number | null {
  if (text.trim() === '') return null;
  const prefix = /^\s*([+-]?\d+)/.exec(text)?.[1];
  return prefix === undefined ? 0 : whole(Number(prefix));
}

// The sum turns -0 into 0.
function whole(value: number): number {
  return Math.trunc(Math.min(Math.max(value, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER)) + 0;
}
