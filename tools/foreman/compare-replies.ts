import { isInteger, isRawNumber } from './exact-json.ts';
import type { Reply } from './recording.ts';

/** One thing in which two replies differ. */
export interface Difference {
  /** Where: `.results[].name`, or `reply` for a whole one. */
  path: string;
  foreman: string;
  here: string;
}

/** What one side does not have. */
const ABSENT = 'absent';

/**
 * Compares two replies: status, content type, keys and their order, types, values. Replies of another status and errors are
 * compared as wholes. The values of ids, dates, tokens and uuids do not count, nor what Foreman's seeds bring (templates),
 * nor the order of rows that Foreman reads without an order: their disk's changes with every update.
 */
export function compareReplies(foreman: Reply, here: Reply, request = ''): Difference[] {
  const [left, right] = [foreman, here].map((reply) => sideOf(reply, UNORDERED_LISTS.test(request))) as [Side, Side];
  const sameType = left.type === right.type;
  if (sameType && left.status === right.status && left.status < 400) return walk(left.reply, right.reply);
  return differ('reply', wholeText(left, sameType), wholeText(right, sameType));
}

interface Side {
  status: number;
  type: string;
  reply: unknown;
}

function sideOf({ status, type, reply }: Reply, isUnordered: boolean): Side {
  return {
    status,
    type,
    reply: withoutOrder(withoutValues(reply), isUnordered ? [...UNORDERED, 'results'] : UNORDERED),
  };
}

function wholeText({ status, type, reply }: Side, sameType: boolean): string {
  return `${status} ${sameType ? '' : `${type} `}${JSON.stringify(reply)}`;
}

const FORMS: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, '<date UTC>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<ISO date, ms>'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d/g, '<ISO date, ms, offset>'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>'],
  [/by id '\d+'/g, "by id '<id>'"],
  [/with id \d+ /g, 'with id <id> '],
  [/'id'=\d+/g, "'id'=<id>"],
];
const SEEDED = ['ptables', 'provisioning_templates', 'os_default_templates'];

function withoutValues(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return SEEDED.includes(key) ? ['<seeded>'] : value.map((item) => withoutValues(item, key));
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutValues(item, name)]));
  }
  if (key === 'token_value' && value !== null && value !== '') return '<token>';
  if (key === 'duration_ms') return '<ms>';
  if (isInteger(value) && /(^|_)ids?$/.test(key)) return '<id>';
  if (typeof value !== 'string') return value;
  const text = key === 'ancestry' || key === 'search' ? value.replace(/\d+/g, 'N') : value;
  return FORMS.reduce((changed, [form, name]) => changed.replace(form, name), text);
}

/** Lists without ORDER BY: images, architectures, filters, and compute resources of an organization or a location. */
const UNORDERED_LISTS =
  /^(?!.*[?&]order=).*(\/(images|architectures|filters|current_permissions)\/?(\?|$)|\/compute_resources\?.*(organization|location)_id=|(organizations|locations)\/[^/]+\/compute_resources)/;

/** Rows within another, likewise. */
const UNORDERED = ['images', 'permissions'];

function withoutOrder(value: unknown, keys: readonly string[], key = ''): unknown {
  if (Array.isArray(value)) {
    const rows = value.map((item) => withoutOrder(item, keys));
    return keys.includes(key) ? sortedByName(rows) : rows;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutOrder(item, keys, name)]));
}

function sortedByName(rows: unknown[]): unknown[] {
  const named = rows.map((row) => ({ row, text: `${nameOf(row) ?? ''} ${JSON.stringify(row)}` }));
  return named.toSorted((a, b) => (a.text < b.text ? -1 : 1)).map(({ row }) => row);
}

function walk(foreman: unknown, here: unknown, path = ''): Difference[] {
  if (Array.isArray(foreman) && Array.isArray(here)) return walkLists(foreman, here, path);
  if (isObject(foreman) && isObject(here)) return walkObjects(foreman, here, path);
  return differ(path, JSON.stringify(foreman), JSON.stringify(here));
}

function walkObjects(foreman: Row, here: Row, path: string): Difference[] {
  const common = (one: Row, other: Row) => JSON.stringify(Object.keys(one).filter((key) => Object.hasOwn(other, key)));
  const keys = new Set([...Object.keys(foreman), ...Object.keys(here)]);
  return [
    ...differ(`${path} keys`.trim(), common(foreman, here), common(here, foreman)),
    ...[...keys].flatMap((key) => {
      if (!Object.hasOwn(here, key)) return differ(`${path}.${key}`, JSON.stringify(foreman[key]), ABSENT);
      if (!Object.hasOwn(foreman, key)) return differ(`${path}.${key}`, ABSENT, JSON.stringify(here[key]));
      return walk(foreman[key], here[key], `${path}.${key}`);
    }),
  ];
}

// Rows are found by name, so that one that is missing does not make all after it differ.
function walkLists(foreman: unknown[], here: unknown[], path: string): Difference[] {
  const [left, right] = [foreman.map(nameOf), here.map(nameOf)];
  const named = [...left, ...right].some((name) => name !== undefined);
  const inPlace = named ? left.join('\n') === right.join('\n') : [...foreman, ...here].every(isObject);
  if (foreman.length === here.length && inPlace)
    return foreman.flatMap((item, at) => walk(item, here[at], `${path}[]`));
  const common = left.filter((name, at) => name !== undefined && right.includes(name) && left.indexOf(name) === at);
  const isOrder = named && alphabetically(left) === alphabetically(right);
  return [
    ...differ(isOrder ? `${path} order` : path, listText(foreman), listText(here)),
    ...common.flatMap((name) => walk(foreman[left.indexOf(name)], here[right.indexOf(name)], `${path}[]`)),
  ];
}

function alphabetically(names: (string | undefined)[]): string {
  return names
    .map((name) => name ?? '')
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join('\n');
}

function nameOf(item: unknown): string | undefined {
  const name = isObject(item) ? (item['name'] ?? item['login'] ?? item['auditable_name']) : undefined;
  return name === undefined ? undefined : JSON.stringify(name);
}

function listText(list: unknown[]): string {
  return `[${list.map((item) => nameOf(item) ?? JSON.stringify(item)).join(',')}]`;
}

type Row = Record<string, unknown>;

function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRawNumber(value);
}

function differ(path: string, foreman: string, here: string): Difference[] {
  return foreman === here ? [] : [{ path, foreman, here }];
}
