import type { JsonValue } from './provider.js';

/** The most that one image may bring along; what is longer is cut, so that one odd image cannot break a listing. */
export const LIMITS = {
  /** Of names, uuids and keys, in UTF-16 units; what a Foreman column holds. */
  name: 255,
  /** Of any other text. */
  text: 8_192,
  /** Of entries in one list or object. */
  entries: 256,
  depth: 6,
  /** Of all text in the properties of one image. */
  total: 65_536,
} as const;

/** Control characters but tab and line ends. */
const CONTROL = /[^\P{Cc}\t\n\r]/gu;

/**
 * Makes text of a source fit for Postgres and for a reader: no control characters but tab and line ends, no half
 * surrogates, at most `max` units.
 */
export function cleanText(text: string, max: number = LIMITS.text): string {
  return text.slice(0, max).toWellFormed().replace(CONTROL, '');
}

/** Cleans a name to one line; null when nothing readable is left or it is no text. */
export function cleanName(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const name = cleanText(value.replace(/\s+/g, ' ').trim(), LIMITS.name).trim();
  return name === '' ? null : name;
}

/** Takes an identifier as it is, or null: a cut or mended identifier would be another image's. */
export function readIdentifier(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && cleanName(value) === value ? value : null;
}

/** Reads a point in time as ISO 8601 in UTC; null for what Postgres or JavaScript would not take. */
export function readTime(value: unknown): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return null;
  const time = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() < 1 ? null : time.toISOString();
}

/** Reads a number of bytes; null when it is not a whole number that JavaScript holds exactly. */
export function readSize(value: unknown): number | null {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null;
}

/** Cleans a list of words: each once and in order, because sources list them in any order. */
export function cleanTags(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const tags = value.map(cleanName).filter((tag) => tag !== null);
  return [...new Set(tags)].sort().slice(0, LIMITS.entries);
}

/** Whether a value of the wire is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Cleans properties: each text cut, long lists and deep nesting cut off, and entries left out once the total is reached.
 * Keys are taken in their order, so that what is left out does not depend on the order of the source.
 */
export function cleanProperties(source: Record<string, unknown>): Record<string, JsonValue> {
  return cleanObject(source, { left: LIMITS.total }, 1);
}

interface Budget {
  left: number;
}

function cleanObject(source: object, budget: Budget, depth: number): Record<string, JsonValue> {
  const clean: [string, JsonValue][] = [];
  // Keys that become equal when cleaned stay in the order of what they were.
  const entries = Object.entries(source).sort(byKey);
  const named = entries.map(([key, value]): [string, unknown] => [cleanText(key, LIMITS.name), value]).sort(byKey);
  for (const [name, value] of named.slice(0, LIMITS.entries)) {
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
    const text = cleanText(value, Math.min(LIMITS.text, Math.max(0, budget.left)));
    budget.left -= text.length;
    return text;
  }
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
  if (typeof value !== 'object' || value === null || depth >= LIMITS.depth) return null;
  if (!Array.isArray(value)) return cleanObject(value, budget, depth + 1);
  budget.left -= value.length;
  return value.slice(0, LIMITS.entries).map((entry) => cleanValue(entry, budget, depth + 1));
}
