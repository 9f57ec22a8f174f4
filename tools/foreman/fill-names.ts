import { isRawNumber } from './exact-json.ts';
import type { Step } from './recording.ts';

const HOLE = /\{\{(\w+)\}\}/g;

/** The ids that requests saved, by name. */
export type Names = Map<string, string | number | null>;

/** Puts ids in for their names. A name without an id becomes -1 as a whole value, MISSING within a text. */
export function fillNames(value: unknown, names: Names): unknown {
  if (typeof value === 'string') return fillText(value, names);
  if (Array.isArray(value)) return value.map((item) => fillNames(item, names));
  if (typeof value !== 'object' || value === null || isRawNumber(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [String(fillText(key, names)), fillNames(item, names)]),
  );
}

/** Puts ids into a path, a header or a login. */
export function fillText(text: string, names: Names): string | number | null {
  const whole = /^\{\{(\w+)\}\}$/.exec(text)?.[1];
  if (whole !== undefined) return names.get(whole) ?? (names.has(whole) ? null : -1);
  return text.replace(HOLE, (_, name: string) => String(names.has(name) ? names.get(name) : 'MISSING'));
}

/** Lists the names that a request needs and that have no id. */
export function missingNames({ path, body = '' }: Step, names: readonly string[]): string[] {
  const needed = [...(path + JSON.stringify(body)).matchAll(HOLE)].map(([, name]) => name ?? '');
  return needed.filter((name) => !names.includes(name));
}
