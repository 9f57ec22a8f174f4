import { cleanLine, cleanText } from '@image-catalog/database';
import type { JsonValue } from '@image-catalog/providers';

const MAX_DEPTH = 16;
const MAX_KEY = 255;
const MAX_TEXT = 8_192;

/**
 * Writes a value as JSON in the one form that equal values share: keys sorted, no white space, texts cleaned as they are
 * stored. What JSON does not know, or lies too deep, becomes null.
 */
export function canonicalJson(value: JsonValue | undefined, depth = 0): string {
  if (value === null || value === undefined || depth > MAX_DEPTH) return 'null';
  if (typeof value === 'string') return JSON.stringify(cleanText(value, MAX_TEXT));
  if (typeof value !== 'object') return typeof value === 'bigint' ? 'null' : (JSON.stringify(value) ?? 'null');
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  return `{${canonicalEntries(value, depth).join(',')}}`;
}

/** Writes an object canonically, without the entries that a limit of UTF-16 units leaves no room for. */
export function canonicalObject(value: Record<string, JsonValue>, limit: number): string {
  let left = limit;
  const fitting = canonicalEntries(value, 0).filter((entry) => {
    const fits = entry.length < left;
    if (fits) left -= entry.length + 1;
    return fits;
  });
  return `{${fitting.join(',')}}`;
}

function canonicalEntries(value: Record<string, JsonValue>, depth: number): string[] {
  const entries = new Map<string, string>();
  for (const key of Object.keys(value).sort()) {
    const name = cleanLine(key, MAX_KEY);
    // Two keys that cleaning makes one: the first in order stays.
    if (!entries.has(name)) entries.set(name, canonicalJson(value[key], depth + 1));
  }
  return [...entries.keys()].sort().map((name) => `${JSON.stringify(name)}:${entries.get(name)}`);
}
