import { setTimeout as sleep } from 'node:timers/promises';
import { buildDataSource } from '@image-catalog/database';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Engine } from './engine.js';
import { Latencies } from '@image-catalog/database/testing';
import { buildImages } from './memory-source.js';
import { compareHalves, readLists, type Watched } from './reading-bystander.js';
import { type Ledger, writeByHand } from './writing-bystander.js';

/** `pnpm test:crash` syncs 100,000 beside fifty, and tells how long lists took. */
const IS_LONG = process.env['BYSTANDER_IMAGES'] !== undefined;
const IMAGES = Number(process.env['BYSTANDER_IMAGES'] ?? 2_000);
const BYSTANDERS = Number(process.env['BYSTANDERS'] ?? 6);
const PAGE = 500;
const WRITERS = Math.floor(BYSTANDERS / 2);
/** One of the readers compares everything, the others read lists. */
const LISTERS = BYSTANDERS - WRITERS - 1;
/** Rest of a bystander between two requests: what they ask of all images takes longer the more there are. */
const PAUSE_MS = IS_LONG ? IMAGES / 250 : 0;
/** How long lists are read without a sync, to compare. */
const QUIET_MS = 20_000;

let engine: Engine;
/** Connections of their own, one each, with the limits of the API's. */
let people: DataSource;
/** For what reads everything at once. */
let auditor: DataSource;

beforeAll(async () => {
  engine = await Engine.open();
  people = await buildDataSource(engine.url, { application_name: 'people', pool_size: BYSTANDERS }).initialize();
  const patient = { application_name: 'auditor', pool_size: 1, statement_timeout: 300_000 };
  auditor = await buildDataSource(engine.url, patient).initialize();
});

afterAll(async () => {
  await auditor.destroy();
  await people.destroy();
  await engine.close();
});

it('shows readers whole pages only, and keeps what people write meanwhile', async () => {
  const id = await engine.createComputeResource();
  const source = buildImages(IMAGES);
  engine.source.pageSize = PAGE;
  engine.source.holds('all', source);
  const uuids = source.map(({ uuid }) => uuid);
  const watched = { id, uuids, page: PAGE, pause_ms: PAUSE_MS, ...(await createParents()) };
  const deadlocks = await countDeadlocks();
  let firstMs = 0;

  const busy = await besides(watched, 'busy', async () => {
    const begin = performance.now();
    const first = await engine.sync(id);
    firstMs = performance.now() - begin;
    return [first, await engine.sync(id)];
  });
  const quiet = IS_LONG ? await besidesNothing(watched) : null;

  expect(busy.outcome).toEqual(['succeeded', 'succeeded']);
  expect(Math.min(...busy.reads)).toBeGreaterThan(0);
  const { kept, deleted } = merge([...busy.ledgers, ...(quiet?.ledgers ?? [])]);
  const images = new Map((await engine.images(id)).map((image) => [image.uuid, image]));
  for (const [uuid, name] of kept) expect(images.get(uuid)).toMatchObject({ name, username: 'hand', origin: 'manual' });
  expect([...deleted].filter((uuid) => images.has(uuid))).toEqual([]);
  // Those that people took under their own name are among the images of the source; the rest were imported.
  expect(uuids.filter((uuid) => kept.has(uuid)).length).toBeGreaterThan(0);
  expect(uuids.filter((uuid) => !images.has(uuid))).toEqual([]);
  expect(images.size).toBe(new Set([...kept.keys(), ...uuids]).size);
  // One that the worker met is tried again; Postgres has surely counted it when the worker's connections have ended.
  await engine.database.destroy();
  expect(await countDeadlocks()).toBe(deadlocks);
  if (quiet) tell(IMAGES / (firstMs / 1_000), busy, quiet);
});

interface Sight {
  outcome: unknown;
  /** How often each reader read. */
  reads: number[];
  ledgers: Ledger[];
  latencies: Latencies;
}

/** Does something while all the bystanders are at work; none of them may fail. */
async function besides(
  watched: Watched & { operatingsystem_id: number; architecture_id: number },
  phase: string,
  work: () => Promise<unknown>,
): Promise<Sight> {
  const latencies = new Latencies();
  let isOver = false;
  const until = () => isOver;
  const listers = Array.from({ length: LISTERS }, () => readLists(people, watched, latencies, until));
  const readers = Promise.all([compareHalves(auditor, watched, until), ...listers]);
  const hands = Array.from({ length: WRITERS }, (_, number) => ({ ...watched, name: `${phase}-${number}` }));
  const writers = Promise.all(hands.map((hand) => writeByHand(people, hand, until)));
  const bystanders = Promise.all([readers, writers]);
  bystanders.catch(() => undefined);
  const outcome = await work().finally(() => {
    isOver = true;
  });
  const [reads, ledgers] = await bystanders;
  return { outcome, reads, ledgers, latencies };
}

/** Has the bystanders at work without a sync, on tables as autovacuum leaves them. */
async function besidesNothing(watched: Parameters<typeof besides>[0]): Promise<Sight> {
  await auditor.query('VACUUM (ANALYZE)');
  return besides(watched, 'quiet', () => sleep(QUIET_MS));
}

/** Prints what cannot be asserted, as it depends on the machine. */
function tell(rate: number, busy: Sight, quiet: Sight): void {
  const lines = busy.latencies.kinds.map((kind) => {
    const figures = [50, 99].map((percent) => {
      const [beside, without] = [busy, quiet].map(({ latencies }) => latencies.percentile(kind, percent));
      const ratio = ((beside ?? 0) / (without ?? 0)).toFixed(2);
      return `p${percent} ${beside?.toFixed(1)} ms : ${without?.toFixed(1)} ms = ${ratio}`;
    });
    const counts = [busy, quiet].map(({ latencies }) => latencies.count(kind)).join(' and ');
    return `${kind}: ${figures.join(', ')} (${counts} reads)`;
  });
  const sync = `${IMAGES} images beside ${BYSTANDERS} people, ${rate.toFixed(0)} a second; lists beside the sync : without it`;
  console.log([sync, ...lines].join('\n'));
}

async function createParents(): Promise<{ operatingsystem_id: number; architecture_id: number }> {
  const [system] = await people.query(
    `INSERT INTO operatingsystems (name, major, minor, title) VALUES ('Hand', '1', '', 'Hand 1') RETURNING id`,
  );
  const [architecture] = await people.query(`INSERT INTO architectures (name) VALUES ('hand') RETURNING id`);
  return { operatingsystem_id: system.id, architecture_id: architecture.id };
}

async function countDeadlocks(): Promise<number> {
  const [row] = await auditor.query('SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()');
  return row.deadlocks;
}

function merge(ledgers: readonly Ledger[]): Ledger {
  return {
    kept: new Map(ledgers.flatMap(({ kept }) => [...kept])),
    deleted: new Set(ledgers.flatMap(({ deleted }) => [...deleted])),
  };
}
