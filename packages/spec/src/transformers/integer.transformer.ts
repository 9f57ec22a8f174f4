/**
 * Reads a value as Rails casts an integer attribute: the numeric prefix of a text (`"5abc"` is 5, `"abc"` is 0),
 * blank is null, true is 1. Lists and objects are ignored. What no double holds exactly becomes the nearest that it does,
 * which is no row's id either.
 */
export function toInteger(value: unknown): number | null | undefined {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return Number.isNaN(value) ? 0 : whole(value);
  if (typeof value !== 'string') return undefined;
  return fromText(value);
}

/** Reads a list of ids; null and anything that is not a list mean "not given", an empty list clears. */
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
