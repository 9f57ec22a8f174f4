import { cleanLine, cleanText } from '@image-catalog/database';
import type { JsonValue } from '@image-catalog/providers';

const MAX_DEPTH = 16;
const MAX_KEY = 255;
const MAX_TEXT = 8_192;

/** Text that cleaning keeps as it is and JSON writes as it is: most of what sources say. */
const VERBATIM = /^[ !#-[\]-~\u00a0-\ud7ff\ue000-\uffff]*$/;

/**
 * Writes a value as JSON in the one form that equal values share: keys sorted, no white space, texts cleaned as they are
 * stored. What JSON does not know, or lies too deep, becomes null.
 */
export function canonicalJson(value: JsonValue | undefined, depth = 0): string {
  if (value === null || value === undefined || depth > MAX_DEPTH) return 'null';
  if (typeof value === 'string') return canonicalText(value);
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

function canonicalText(text: string): string {
  return text.length <= MAX_TEXT && VERBATIM.test(text) ? `"${text}"` : JSON.stringify(cleanText(text, MAX_TEXT));
}

function canonicalEntries(value: Record<string, JsonValue>, depth: number): string[] {
  const keys = Object.keys(value).sort();
  if (!keys.every(isCleanKey)) return cleanedEntries(value, keys, depth);
  return keys.map((key) => `"${key}":${canonicalJson(value[key], depth + 1)}`);
}

function isCleanKey(key: string): boolean {
  return key.length <= MAX_KEY && VERBATIM.test(key) && key === key.trim();
}

function cleanedEntries(value: Record<string, JsonValue>, keys: readonly string[], depth: number): string[] {
  const entries = new Map<string, string>();
  for (const key of keys) {
    const name = cleanLine(key, MAX_KEY);
    // Two keys that cleaning makes one: the first in order stays.
    if (!entries.has(name)) entries.set(name, canonicalJson(value[key], depth + 1));
  }
  return [...entries.keys()].sort().map((name) => `${JSON.stringify(name)}:${entries.get(name)}`);
}
