import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import {
  compileSearch,
  MAX_DEPTH,
  MAX_LIST_SIZE,
  MAX_TERMS,
  parseSearch,
  SearchError,
  type SearchDefinition,
  Values,
} from '@image-catalog/search';
import fc from 'fast-check';
import pg from 'pg';
import { architectureSearch } from '../../src/resources/architectures/architectures.search.js';
import { auditSearch } from '../../src/resources/audits/audits.search.js';
import { computeResourceSearch } from '../../src/resources/compute-resources/compute-resources.search.js';
import { imageSearch } from '@image-catalog/catalog';
import { operatingsystemSearch } from '../../src/resources/operatingsystems/operatingsystems.search.js';
import { anySample } from './arbitraries.js';
import { RandomSearches, randomNumbers } from './random-search.js';
import { fillSamples, sampleSearch } from './samples.js';

/** How many searches Postgres answers in all; a long run is `SEARCH_INPUTS=10000000 SEARCH_SEED=$RANDOM`. */
const INPUTS = Number(process.env['SEARCH_INPUTS'] ?? 200_000);
const SEED = Number(process.env['SEARCH_SEED'] ?? 1);

/** A select list holds 1,664 columns and a statement 65,535 values; Postgres plans some hundred conditions best. */
const CONDITIONS_PER_STATEMENT = 300;
const VALUES_PER_STATEMENT = 40_000;

const DEFINITIONS: [table: string, definition: SearchDefinition, share: number][] = [
  ['samples', sampleSearch, 0.4],
  ['images', imageSearch, 0.3],
  ['operatingsystems', operatingsystemSearch, 0.15],
  ['compute_resources', computeResourceSearch, 0.1],
  ['architectures', architectureSearch, 0.04],
  ['audits', auditSearch, 0.01],
];

const ROWS = `
  INSERT INTO compute_resources (name, type) VALUES ('cr', 'Foreman::Model::Libvirt');
  INSERT INTO architectures (name) VALUES ('x86_64'), ('');
  INSERT INTO operatingsystems (name, major, description, title)
    VALUES ('Debian', '12', NULL, 'Debian 12'), ('b', '', 'c', 'c');
  INSERT INTO architectures_operatingsystems VALUES (1, 1), (2, 1);
  INSERT INTO parameters (operatingsystem_id, name, value) VALUES (1, 'k', '"v"');
  INSERT INTO images (operatingsystem_id, compute_resource_id, architecture_id, uuid, username, name, user_data)
    VALUES (1, 1, 1, 'u1', 'root', '', NULL), (1, 1, 1, 'u2', '', 'MYOS 1', true)`;

const moment = { now: new Date('2024-10-05T12:00:00Z'), timeZone: 'Europe/Berlin' };

let database: TestDatabase;
let client: pg.Client;

/** Most of the time for a refused search goes into a stack trace that nobody reads. */
const stackTraceLimit = Error.stackTraceLimit;

beforeAll(async () => {
  Error.stackTraceLimit = 0;
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(ROWS);
  const samples = fc.sample(anySample, { numRuns: 4, seed: 7 });
  await fillSamples(
    client,
    samples.map((sample, index) => ({ ...sample, id: index + 1 })),
  );
});

afterAll(async () => {
  Error.stackTraceLimit = stackTraceLimit;
  await client.end();
  await database.drop();
});

/** Many searches over one table as one statement, each a column of its own. */
class Batch {
  readonly texts: string[] = [];
  private readonly columns: string[] = [];
  private readonly values = new Values();

  constructor(
    private readonly table: string,
    private readonly definition: SearchDefinition,
  ) {}

  /** Takes a search that has a condition, and tells what became of it. */
  add(text: string): 'answered' | 'unconditional' | 'refused' {
    try {
      const { where } = compileSearch(parseSearch(text), this.definition, this.values, moment);
      if (where === null) return 'unconditional';
      this.texts.push(text);
      this.columns.push(`count(*) FILTER (WHERE ${where})`);
      return 'answered';
    } catch (error) {
      if (error instanceof SearchError) return 'refused';
      throw new Error(`${JSON.stringify(text)} crashes`, { cause: error });
    }
  }

  get isFull(): boolean {
    return this.columns.length >= CONDITIONS_PER_STATEMENT || this.values.list.length >= VALUES_PER_STATEMENT;
  }

  /** Has Postgres answer them all; when it cannot, names the search that it fails on. */
  async run(): Promise<void> {
    const failure = await this.ask().catch((error: unknown) => error);
    if (failure === undefined) return;
    for (const text of this.texts.length > 1 ? this.texts : []) {
      const alone = new Batch(this.table, this.definition);
      alone.add(text);
      await alone.run();
    }
    throw new Error(`${this.table}: Postgres fails on ${JSON.stringify(this.texts)}`, { cause: failure });
  }

  private async ask(): Promise<void> {
    const joins = this.definition.fields.flatMap(({ relation }) =>
      relation?.kind === 'to-one' ? [relation.join] : [],
    );
    const text = `SELECT ${this.columns.join(', ')} FROM ${this.table} ${[...new Set(joins)].join(' ')}`;
    await client.query({ text, values: this.values.list, rowMode: 'array' });
  }
}

it.each(DEFINITIONS)(
  'has Postgres answer every search over %s that is not refused',
  async (table, definition, share) => {
    const wanted = Math.ceil(INPUTS * share);
    const names = definition.fields.map(({ name, type }) => (type === 'key-value' ? `${name}.k` : name));
    const searches = new RandomSearches(randomNumbers(SEED), [...names, ...names, ...names, 'bogus', 'name.x']);
    const counts = { answered: 0, unconditional: 0, refused: 0 };

    // While Postgres answers a statement, the next one is compiled.
    let answering: Promise<void> = Promise.resolve();
    while (counts.answered < wanted) {
      const batch = new Batch(table, definition);
      while (!batch.isFull) counts[batch.add(searches.next())] += 1;
      await answering;
      answering = batch.run();
    }
    await answering;

    expect(counts.answered).toBeGreaterThanOrEqual(wanted);
    expect(counts.refused).toBeGreaterThan(0);
  },
  3_600_000,
);

it.each([
  ['words', Array.from({ length: MAX_TERMS }, (_, index) => `w${index}`).join(' or ')],
  ['values of a list', `title ^ (${Array.from({ length: MAX_LIST_SIZE }, (_, index) => index).join(' ')})`],
  ['levels of not', `${'not '.repeat(MAX_DEPTH - 1)}title ~ a`],
  ['levels of brackets', `${'('.repeat(MAX_DEPTH)}architecture = a`],
  ['changes between and and or', `${'a and b or '.repeat((MAX_DEPTH - 2) / 2)}c`],
])('has Postgres answer as many %s as the language takes', async (_what, text) => {
  const batch = new Batch('operatingsystems', operatingsystemSearch);

  const outcome = batch.add(text);

  expect(outcome).toBe('answered');
  await expect(batch.run()).resolves.toBeUndefined();
});
