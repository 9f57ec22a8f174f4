import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { compileOrder, compileSearch, parseSearch, printSearch, Values } from '@image-catalog/search';
import fc from 'fast-check';
import pg from 'pg';
import { anySample, anySearch } from './arbitraries.js';
import { evaluate, orderTexts, type Value, valuesOf } from './evaluate.js';
import { fillSamples, type Sample, sampleSearch } from './samples.js';

const moment = { now: new Date('2024-10-05T12:00:00Z'), timeZone: 'UTC' };

const samples: Sample[] = fc
  .sample(anySample, { numRuns: 80, seed: 20_241_005 })
  .map((sample, index) => ({ ...sample, id: index + 1 }));

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await fillSamples(client, samples);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

async function idsOf(where: string | null, joins: readonly string[], values: readonly unknown[]): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT samples.id FROM samples ${joins.join(' ')} ${where === null ? '' : `WHERE ${where}`} ORDER BY samples.id`,
    [...values],
  );
  return rows.map(({ id }) => id);
}

it('finds the rows that the description of the language promises', async () => {
  const narrowed = { some: 0, none: 0, all: 0 };
  const property = fc.asyncProperty(anySearch, async (search) => {
    const node = parseSearch(printSearch(search));
    const values = new Values();
    const { where, joins } = compileSearch(node, sampleSearch, values, moment);

    const found = await idsOf(where, joins, values.list);

    const expected = samples.filter((sample) => evaluate(search, sample) === true);
    expect(found).toEqual(expected.map(({ id }) => id));
    narrowed[found.length === 0 ? 'none' : found.length === samples.length ? 'all' : 'some'] += 1;
  });

  await fc.assert(property, { numRuns: Number(process.env['SEARCH_ROWS_INPUTS'] ?? 2000) });

  // Searches that find nothing or everything would agree by chance.
  expect(narrowed.some).toBeGreaterThan(narrowed.none + narrowed.all);
}, 600_000);

const sortable = sampleSearch.fields.filter(({ type }) => type !== 'key-value').map(({ name }) => name);

it.each(sortable.flatMap((field) => [field, `${field} desc`]))(
  'sorts by %s as the description promises',
  async (text) => {
    const order = compileOrder(text, sampleSearch);

    const { rows } = await client.query<{ id: number }>(
      `SELECT samples.id FROM samples ${order?.joins.join(' ')} ORDER BY ${order?.orderBy}, samples.id`,
    );

    const [field = '', direction] = text.split(' ');
    const sign = direction === undefined ? 1 : -1;
    const keyOf = (sample: Sample) =>
      valuesOf(field, sample)
        .toSorted((one, other) => sign * compare(one, other))
        .find((value) => value !== null);
    const expected = samples.toSorted((one, other) => sign * compare(keyOf(one) ?? null, keyOf(other) ?? null));
    expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  },
);

/** Orders values of one type: none before any, texts alphabetically. */
function compare(one: Value, other: Value): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  if (typeof one === 'string' && typeof other === 'string') return orderTexts(one, other);
  return one < other ? -1 : Number(one > other);
}
