import type { JsonValue } from '@image-catalog/providers';
import { cleanLine, cleanText, TEXT_LIMITS } from '@image-catalog/spec';

/** Deeper than properties are; a bound for values from elsewhere, such as cursors. */
const MAX_DEPTH = 16;

/** Text that neither cleaning nor JSON changes: most of what sources send. */
const VERBATIM = /^[ !#-[\]-~\u00a0-\ud7ff\ue000-\uffff]*$/;

/**
 * Writes a value as JSON in the one form that equal values share: keys sorted, no white space, texts as they are stored. What
 * JSON cannot express, or is nested too deep, becomes null.
 */
export function canonicalJson(value: JsonValue | undefined, depth = 0): string {
  if (value === null || value === undefined || depth > MAX_DEPTH) return 'null';
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value !== 'object') return typeof value === 'bigint' ? 'null' : (JSON.stringify(value) ?? 'null');
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  return `{${canonicalEntries(value, depth).join(',')}}`;
}

/** Writes an object in canonical form, without entries that do not fit into a limit of UTF-16 units. */
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
  return text.length <= TEXT_LIMITS.text && VERBATIM.test(text)
    ? `"${text}"`
    : JSON.stringify(cleanText(text, TEXT_LIMITS.text));
}

function canonicalEntries(value: Record<string, JsonValue>, depth: number): string[] {
  const keys = Object.keys(value).sort();
  if (!keys.every(isCleanKey)) return cleanedEntries(value, keys, depth);
  return keys.map((key) => `"${key}":${canonicalJson(value[key], depth + 1)}`);
}

function isCleanKey(key: string): boolean {
  return key.length <= TEXT_LIMITS.line && VERBATIM.test(key) && key === key.trim();
}

function cleanedEntries(value: Record<string, JsonValue>, keys: readonly string[], depth: number): string[] {
  const entries = new Map<string, string>();
  for (const key of keys) {
    const name = cleanLine(key, TEXT_LIMITS.line);
    // Of two keys that become equal when cleaned, the first in order stays.
    if (!entries.has(name)) entries.set(name, canonicalJson(value[key], depth + 1));
  }
  return [...entries.keys()].sort().map((name) => `${JSON.stringify(name)}:${entries.get(name)}`);
}
