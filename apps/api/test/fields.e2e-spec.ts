import { isDeepStrictEqual } from 'node:util';
import * as spec from '@image-catalog/spec';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { auditsOf } from './audit-rows.js';
import { Catalog } from './builders.js';
import { type Exception, EXCEPTIONS, type FieldCase, type FieldResource, fieldResources } from './fields.js';
import { RunningApi } from './running-api.js';

type Attributes = Record<string, unknown>;
type Dto = new () => object;

let api: RunningApi;
let resources: Readonly<Record<string, FieldResource>>;

beforeAll(async () => {
  api = await RunningApi.start();
  resources = await fieldResources(new Catalog(api));
});

afterAll(() => api.stop());

/** The bodies of single actions, which write no row. */
const ACTIONS = [
  'ApproveSyncPlan',
  'ApproveTargetPlan',
  'OrderImportRules',
  'RefreshAvailableImages',
  'StartSync',
  'SyncTarget',
];

/** Reads the fields of a body from the class itself: those that are documented, and those that have a rule. */
function fieldsOf(dto: Dto): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  return [...new Set([...Object.keys(spec.docsOf(dto)), ...rules.map(({ propertyName }) => propertyName)])];
}

const DTOS = Object.entries(spec)
  .filter(([name]) => name.endsWith('Dto') && !/^(List|Show)/.test(name))
  .map(([name, dto]): [string, Dto] => [name.replace(/^(Create|Update)|Dto$/g, ''), dto as Dto])
  .filter(([resource]) => !ACTIONS.includes(resource));

const FIELDS = [...new Set(DTOS.flatMap(([resource, dto]) => fieldsOf(dto).map((field) => `${resource}.${field}`)))];

const WAYS = ['create wrapped', 'create unwrapped', 'update wrapped', 'update unwrapped'] as const;
type Way = (typeof WAYS)[number];

const PLACES = ['show', 'list', 'audit'] as const;
type Place = (typeof PLACES)[number];

/** Tells whether an exception says that a field is lost in a place when it is sent in a way. */
function covers(exception: Exception, way: Way, place: Place): boolean {
  const [verb = '', form = ''] = way.split(' ');
  return [place, verb, form].includes(exception);
}

function isSame(found: unknown, wanted: unknown): boolean {
  return isDeepStrictEqual(JSON.stringify(found), JSON.stringify(wanted));
}

/** Sends a field in one way and gives the places where it does not come back. */
async function lostIn(resource: FieldResource, name: string, field: FieldCase, way: Way): Promise<readonly Place[]> {
  const { part = (body) => body } = resource;
  const { shown = (row) => row[name], audited = (changes) => changes[name] } = field;
  const { shown_as = (value) => value, audited_as = (value) => value } = field;
  const sent = field.sent();
  const shows = (row: unknown) =>
    isSame(
      attempt(() => shown(row)),
      shown_as(sent),
    );
  const read = async (row: unknown) => part((await api.get(`/api/${resource.path(row)}`)).body);

  const [verb, form] = way.split(' ');
  const before = verb === 'update' ? await make(resource, name, field) : undefined;
  const answer = await send(resource, name, { field, sent, before, isWrapped: form === 'wrapped' });
  // What a row has before the update would seem to come back.
  if (answer.status >= 300 || (before && shows(before.shown))) return PLACES;
  const { id } = part(answer.body);
  const list = resource.list && (await api.get(`/api/${resource.list(answer.body)}?per_page=all`));
  const listed = list?.body.results.find((row: { id: number }) => row.id === id);
  const audit = (await auditsOf(api, resource.type, id)).at(-1)?.audited_changes ?? {};
  const isFound = {
    show: shows(await read(answer.body)),
    list: list === undefined || shows(listed),
    audit: isSame(
      attempt(() => audited(verb === 'create' ? audit : afterwards(audit))),
      audited_as(sent),
    ),
  };
  return PLACES.filter((place) => !isFound[place]);
}

interface Sent {
  field: FieldCase;
  sent: unknown;
  before: Made | undefined;
  isWrapped: boolean;
}

/** Creates a row with the field, or updates one that was there before. */
function send(resource: FieldResource, name: string, { field, sent, before, isWrapped }: Sent) {
  const wrap = (body: Attributes) => (isWrapped ? { [resource.wrapper]: body } : body);
  if (before)
    return api.put(`/api/${resource.path(before.row)}`, wrap({ ...resource.always, ...field.along, [name]: sent }));
  const usual = Object.entries(resource.usual({ ...field, name })).filter(([key]) => !field.without?.includes(key));
  return api.post(`/api/${resource.collection(name)}`, wrap({ ...Object.fromEntries(usual), [name]: sent }));
}

/** Gives what a look into a body finds; nothing where the body has not even what it looks into. */
function attempt(look: () => unknown): unknown {
  try {
    return look();
  } catch {
    return undefined;
  }
}

interface Made {
  row: unknown;
  shown: unknown;
}

/** Makes a row without the field. */
async function make(resource: FieldResource, name: string, field: FieldCase): Promise<Made> {
  const { part = (body) => body } = resource;
  if (resource.make) {
    const row = await resource.make();
    return { row, shown: part((await api.get(`/api/${resource.path(row)}`)).body) };
  }
  const usual = resource.usual({ ...field, along: {}, name });
  const { status, text, body } = await api.post(`/api/${resource.collection(name)}`, { [resource.wrapper]: usual });
  if (status !== 201) throw new Error(`${resource.type} cannot be made for ${name}: ${status} ${text}`);
  return { row: body, shown: body };
}

/** Gives what a row has after an update: its audit tells pairs. */
function afterwards(changes: Attributes): Attributes {
  const after = (change: unknown) => (Array.isArray(change) ? change[1] : change);
  return Object.fromEntries(Object.entries(changes).map(([key, change]) => [key, after(change)]));
}

describe('every field of every body', () => {
  it('has a case', () => {
    const missing = FIELDS.filter((field) => caseOf(field) === undefined);

    expect(missing).toEqual([]);
  });

  it('that has a case or an exception is there', () => {
    const tried = Object.entries(resources).flatMap(([resource, { cases }]) =>
      Object.keys(cases).map((field) => `${resource}.${field}`),
    );

    expect([...tried, ...Object.keys(EXCEPTIONS)].filter((field) => !FIELDS.includes(field))).toEqual([]);
  });

  it.each(FIELDS)('%s comes back in show, list and audit, in whatever way it was sent', async (field) => {
    const [name = '', property = ''] = field.split('.');
    const resource = resources[name] as FieldResource;
    const exceptions = Object.keys(EXCEPTIONS[field] ?? {}) as Exception[];
    const lost: string[] = [];
    const excepted: string[] = [];
    for (const way of WAYS) {
      const dto = way.startsWith('create') ? resource.create : resource.update;
      if (dto === undefined || !fieldsOf(dto).includes(property)) continue;
      const lostPlaces = await lostIn(resource, property, caseOf(field) as FieldCase, way);
      const places = PLACES.filter((place) => place !== 'list' || resource.list !== undefined);
      lost.push(...places.filter((place) => lostPlaces.includes(place)).map((place) => `${way}: ${place}`));
      const isExcepted = (place: Place) => exceptions.some((exception) => covers(exception, way, place));
      excepted.push(...places.filter(isExcepted).map((place) => `${way}: ${place}`));
    }

    expect(lost).toEqual(excepted);
  });

  it('is all that audits tell of a row', async () => {
    const generated = await api.database.query(
      `SELECT DISTINCT auditable_type, key FROM audits, jsonb_object_keys(audited_changes) AS key
       WHERE key IN ('id', 'created_at', 'updated_at', 'origin', 'inventory_state')`,
    );

    expect(generated).toEqual([]);
  });
});

function caseOf(field: string): FieldCase | undefined {
  const [name = '', property = ''] = field.split('.');
  return resources[name]?.cases[property];
}
