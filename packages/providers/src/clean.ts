import { cleanLine, cleanText, TEXT_LIMITS } from '@image-catalog/spec';
import type { JsonValue } from './provider.js';

/** Cleans a name to one line; null when it is no text, or nothing readable is left. */
export function cleanName(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const name = cutText(value.replace(/\s+/g, ' ').trim(), TEXT_LIMITS.line);
  return cleanLine(name, TEXT_LIMITS.line) || null;
}

/** Returns an identifier unchanged, or null when it needs cleaning: a cleaned one could be another image's. */
export function readIdentifier(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && cleanName(value) === value ? value : null;
}

/** Reads a point in time as ISO 8601 in UTC; null when Postgres or JavaScript would refuse it. */
export function readTime(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return null;
  const time = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() < 1 ? null : time.toISOString();
}

/** Reads a number of bytes; null when it is not a whole number that JavaScript holds exactly. */
export function readSize(value: unknown): number | null {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null;
}

/** Cleans a list of words. They are sorted and unique, because sources send them in any order. */
export function cleanTags(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const tags = value.map(cleanName).filter((tag) => tag !== null);
  return [...new Set(tags)].sort().slice(0, TEXT_LIMITS.tags);
}

/** Says whether a value of the wire is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Cleans properties: cuts texts, long lists and deep nesting, and leaves entries out when the total is reached. Keys are taken
 * in sorted order, so what is left out does not depend on the order of the source.
 */
export function cleanProperties(source: Record<string, unknown>): Record<string, JsonValue> {
  return cleanObject(source, { left: TEXT_LIMITS.properties }, 1);
}

/** Cuts first, so that a text of any length costs little. A surrogate that the source or the cut left alone becomes U+FFFD. */
function cutText(text: string, limit: number): string {
  return cleanText(text.slice(0, limit).toWellFormed(), limit);
}

interface Budget {
  left: number;
}

function cleanObject(source: object, budget: Budget, depth: number): Record<string, JsonValue> {
  const clean: [string, JsonValue][] = [];
  // Keys that become equal when cleaned stay in the order of their original form.
  const entries = Object.entries(source).sort(byKey);
  const named = entries.map(([key, value]): [string, unknown] => [cutText(key, TEXT_LIMITS.line), value]).sort(byKey);
  for (const [name, value] of named.slice(0, TEXT_LIMITS.entries)) {
    budget.left -= name.length;
    if (budget.left < 0) break;
    clean.push([name, cleanValue(value, budget, depth)]);
  }
  return Object.fromEntries(clean);
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function cleanValue(value: unknown, budget: Budget, depth: number): JsonValue {
  if (typeof value === 'string') {
    const text = cutText(value, Math.min(TEXT_LIMITS.text, Math.max(0, budget.left)));
    budget.left -= text.length;
    return text;
  }
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
  if (typeof value !== 'object' || value === null || depth >= TEXT_LIMITS.depth) return null;
  if (!Array.isArray(value)) return cleanObject(value, budget, depth + 1);
  budget.left -= value.length;
  return value.slice(0, TEXT_LIMITS.entries).map((entry) => cleanValue(entry, budget, depth + 1));
}
