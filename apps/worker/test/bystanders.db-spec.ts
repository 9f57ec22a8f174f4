import { buildDataSource, ignoreAvailableImage, insertImage, transact } from '@image-catalog/database';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Engine } from './engine.js';
import { buildImages } from './memory-source.js';

/** `pnpm test:crash` syncs 10,000: at more, what the readers ask takes longer than a statement may. */
const IMAGES = Number(process.env['BYSTANDER_IMAGES'] ?? 2_000);
const PAGE = 500;
const READERS = 3;
const WRITERS = 3;

let engine: Engine;
/** Connections of their own, as the API has. */
let people: DataSource;

beforeAll(async () => {
  engine = await Engine.open();
  people = await buildDataSource(engine.url).initialize();
});

afterAll(async () => {
  await people.destroy();
  await engine.close();
});

/** Parts of the truth that belong together, read in one statement; each list of them is empty unless a half was seen. */
const HALVES = `
  SELECT (SELECT count(*) FROM available_images WHERE compute_resource_id = $1 AND missing_since IS NULL)::int AS present,
         (SELECT count(DISTINCT u.uuid) FROM sync_runs r JOIN sync_pages p ON p.run_id = r.id, unnest(p.uuids) AS u(uuid)
          WHERE r.compute_resource_id = $1)::int AS seen,
         (SELECT count(*) FROM images WHERE compute_resource_id = $1)::int AS images,
         (SELECT COALESCE(sum(images), 0) FROM image_counts WHERE parent = 'compute_resource' AND parent_id = $1)::int
           AS counted,
         (SELECT count(*) FROM images i WHERE i.compute_resource_id = $1 AND i.origin = 'sync'
            AND NOT EXISTS (SELECT FROM audits a WHERE a.auditable_type = 'Image' AND a.auditable_id = i.id))::int
           AS unaudited,
         (SELECT count(DISTINCT name) FROM images WHERE compute_resource_id = $1)::int AS names`;

interface Halves {
  present: number;
  seen: number;
  images: number;
  counted: number;
  unaudited: number;
  names: number;
}

it('shows readers whole pages only, and keeps what people write meanwhile', async () => {
  const id = await engine.createComputeResource();
  engine.source.pageSize = PAGE;
  engine.source.holds('all', buildImages(IMAGES));
  const parents = await createParents();
  const deadlocks = await countDeadlocks();
  let isOver = false;
  const until = () => isOver;

  const readers = Array.from({ length: READERS }, () => read(id, until));
  const writers = Array.from({ length: WRITERS }, (_, number) => write({ ...parents, id, number }, until));
  const bystanders = Promise.all([...readers, ...writers]);
  bystanders.catch(() => undefined);
  const outcomes = [await engine.sync(id), await engine.sync(id)];
  isOver = true;
  await bystanders;

  expect(outcomes).toEqual(['succeeded', 'succeeded']);
  expect((await Promise.all(readers)).every((reads) => reads > 0)).toBe(true);
  expect(await countDeadlocks()).toBe(deadlocks);
  const { kept, deleted } = merge(await Promise.all(writers));
  expect(kept.size).toBeGreaterThan(0);
  const images = new Map((await engine.images(id)).map((image) => [image.uuid, image]));
  for (const [uuid, name] of kept) expect(images.get(uuid)).toMatchObject({ name, username: 'hand', origin: 'manual' });
  for (const uuid of deleted) expect(images.get(uuid)).toBeUndefined();
  // Those that people took under their own name are among the images of the source; the rest were imported.
  const ofSource = [...images.keys()].filter((uuid) => uuid.startsWith('uuid-'));
  expect(ofSource).toHaveLength(IMAGES);
});

/** Reads until it is over, as lists do; says how often. */
async function read(id: number, isOver: () => boolean): Promise<number> {
  let reads = 0;
  let last = 0;
  for (; !isOver(); reads++) {
    const rows: Halves[] = await people.query(HALVES, [id]);
    const [halves] = rows as [Halves];
    expect(halves).toMatchObject({ present: halves.seen, counted: halves.images, unaudited: 0, names: halves.images });
    // What was there is never away in between.
    expect(halves.present).toBeGreaterThanOrEqual(last);
    last = halves.present;
    const page: { uuid: string }[] = await people.query(
      `SELECT uuid FROM available_images WHERE compute_resource_id = $1 ORDER BY name, uuid LIMIT 20 OFFSET $2`,
      [id, Math.max(0, last - 20)],
    );
    // The list is read after the counts, and may have grown since.
    expect(page.length).toBeGreaterThanOrEqual(Math.min(20, last));
  }
  return reads;
}

interface Ledger {
  /** Names by uuid. */
  kept: Map<string, string>;
  deleted: Set<string>;
}

interface Hand {
  id: number;
  number: number;
  operatingsystem_id: number;
  architecture_id: number;
}

/** Creates, renames and deletes images until it is over, each in a transaction as the API's are; none may fail. */
async function write(hand: Hand, isOver: () => boolean): Promise<Ledger> {
  const ledger: Ledger = { kept: new Map(), deleted: new Set() };
  for (let round = 0; !isOver(); round++) {
    const name = `hand-${hand.number}-${round}`;
    await create(hand, name, name);
    if (round % 2 === 0) {
      await people.query('UPDATE images SET name = $3 WHERE compute_resource_id = $1 AND uuid = $2', [
        hand.id,
        name,
        `${name}-again`,
      ]);
      ledger.kept.set(name, `${name}-again`);
    } else {
      await remove(hand.id, name);
      ledger.deleted.add(name);
    }
    if (round < 5) await takeOfSource(hand, round, ledger);
  }
  return ledger;
}

/** Takes an image of the source by hand, from the end of its list, before a sync comes to it. */
async function takeOfSource(hand: Hand, round: number, ledger: Ledger): Promise<void> {
  const uuid = `uuid-${String(IMAGES - hand.number - round * WRITERS).padStart(5, '0')}`;
  const [imported] = await people.query('SELECT id FROM images WHERE compute_resource_id = $1 AND uuid = $2', [
    hand.id,
    uuid,
  ]);
  if (imported) return;
  await create(hand, uuid, `taken-${uuid}`);
  ledger.kept.set(uuid, `taken-${uuid}`);
}

function create({ id, operatingsystem_id, architecture_id }: Hand, uuid: string, name: string): Promise<unknown> {
  return transact(people, (manager) =>
    insertImage(manager, {
      name,
      uuid,
      username: 'hand',
      operatingsystem_id,
      compute_resource_id: id,
      architecture_id,
    }),
  );
}

async function remove(id: number, uuid: string): Promise<void> {
  await people.transaction(async (manager) => {
    await manager.query('DELETE FROM images WHERE compute_resource_id = $1 AND uuid = $2', [id, uuid]);
    await ignoreAvailableImage(manager, { compute_resource_id: id, uuid });
  });
}

async function createParents(): Promise<{ operatingsystem_id: number; architecture_id: number }> {
  const [system] = await people.query(
    `INSERT INTO operatingsystems (name, major, minor, title) VALUES ('Hand', '1', '', 'Hand 1') RETURNING id`,
  );
  const [architecture] = await people.query(`INSERT INTO architectures (name) VALUES ('hand') RETURNING id`);
  return { operatingsystem_id: system.id, architecture_id: architecture.id };
}

async function countDeadlocks(): Promise<number> {
  const [row] = await people.query('SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()');
  return row.deadlocks;
}

function merge(ledgers: readonly Ledger[]): Ledger {
  return {
    kept: new Map(ledgers.flatMap(({ kept }) => [...kept])),
    deleted: new Set(ledgers.flatMap(({ deleted }) => [...deleted])),
  };
}
