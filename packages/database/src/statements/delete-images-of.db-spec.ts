import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import type { Actor } from './record-audit.js';
import { openTestDatabase } from '../testing/open-test-database.js';
import { deleteImagesOf, type ImageParentRow } from './delete-images-of.js';
import { refreshInventoryStates } from './refresh-inventory-states.js';
import { releaseImportRules } from './release-import-rules.js';

const ACTOR: Actor = { user_id: 4, username: 'admin', remote_address: '::1', request_uuid: 'request-1' };

const { dataSource, close } = await openTestDatabase();
afterAll(close);

const TABLES = 'compute_resources, operatingsystems, architectures, audits, folded_image_counts, image_count_changes';

/** Two rows of each parent, ids 1 and 2, and of each two hundred images, written in no order. */
beforeEach(async () => {
  await dataSource.query(`TRUNCATE ${TABLES} RESTART IDENTITY CASCADE`);
  await dataSource.query("INSERT INTO compute_resources (name, type) VALUES ('one', 'T'), ('two', 'T')");
  await dataSource.query(
    "INSERT INTO operatingsystems (name, major, title) VALUES ('a', '1', 'a 1'), ('b', '1', 'b 1')",
  );
  await dataSource.query("INSERT INTO architectures (name) VALUES ('x'), ('y')");
  await dataSource.query(
    `INSERT INTO images (id, compute_resource_id, operatingsystem_id, architecture_id, name, uuid, username)
     SELECT n, 1 + n % 2, 1 + n / 2 % 2, 1 + n / 4 % 2, 'n' || n, 'u' || n, 'root'
     FROM generate_series(1, 400) n ORDER BY md5(n::text)`,
  );
});

async function count(from: string): Promise<number> {
  const [row] = await dataSource.query<{ count: number }[]>(`SELECT count(*)::int FROM ${from}`);
  return row?.count ?? 0;
}

const PARENTS: ImageParentRow[] = [
  { column: 'compute_resource_id', id: 1 },
  { column: 'operatingsystem_id', id: 1 },
  { column: 'architecture_id', id: 1 },
];

describe('deleteImagesOf', () => {
  it.each(PARENTS)('deletes and audits the images of one parent only: $column', async (parent) => {
    const deleted = await dataSource.transaction((manager) => deleteImagesOf(manager, ACTOR, parent));

    expect(deleted).toBe(200);
    expect(await count('images')).toBe(200);
    expect(await count(`images WHERE ${parent.column} = 1`)).toBe(0);
    expect(await count(`audits WHERE action = 'destroy' AND username = 'admin' AND request_uuid = 'request-1'`)).toBe(
      200,
    );
    expect(await count('audits WHERE NOT EXISTS (SELECT FROM images WHERE images.id = auditable_id)')).toBe(200);
  });

  it('keeps the counts of the other parents right', async () => {
    await dataSource.transaction((manager) => deleteImagesOf(manager, ACTOR, { column: 'operatingsystem_id', id: 1 }));

    const counts = await dataSource.query(
      'SELECT parent, parent_id, sum(images)::int AS images FROM image_counts GROUP BY 1, 2 HAVING sum(images) <> 0 ORDER BY 1, 2',
    );
    expect(counts).toEqual([
      { parent: 'architecture', parent_id: 1, images: 100 },
      { parent: 'architecture', parent_id: 2, images: 100 },
      { parent: 'compute_resource', parent_id: 1, images: 100 },
      { parent: 'compute_resource', parent_id: 2, images: 100 },
      { parent: 'operatingsystem', parent_id: 2, images: 200 },
    ]);
  });

  it('numbers the versions of each image on', async () => {
    await dataSource.query(
      `INSERT INTO audits (auditable_type, auditable_id, auditable_name, username, action, audited_changes, version)
       SELECT 'Image', 2, 'n2', 'admin', 'update', '{}', 7`,
    );

    await dataSource.transaction((manager) => deleteImagesOf(manager, ACTOR, PARENTS[0] as ImageParentRow));

    const versions = await dataSource.query(
      "SELECT version FROM audits WHERE auditable_id IN (2, 4) AND action = 'destroy' ORDER BY auditable_id",
    );
    expect(versions).toEqual([{ version: 8 }, { version: 1 }]);
  });

  it('leaves out an image that moved away while it was waited for', async () => {
    const mover = dataSource.createQueryRunner();
    await mover.startTransaction();
    await mover.query('UPDATE images SET compute_resource_id = 2 WHERE id = 2');

    const deleting = dataSource.transaction((manager) => deleteImagesOf(manager, ACTOR, PARENTS[0] as ImageParentRow));
    await untilBlocked();
    await mover.commitTransaction();
    await mover.release();

    expect(await deleting).toBe(199);
    expect(await count('images WHERE id = 2')).toBe(1);
    expect(await count('audits WHERE auditable_id = 2')).toBe(0);
  });

  it.each<[string, (manager: EntityManager) => Promise<unknown>]>([
    ['of a worker that refreshes states', (manager) => refreshInventoryStates(manager, 1)],
    ['of another deletion', (manager) => deleteImagesOf(manager, ACTOR, { column: 'architecture_id', id: 1 })],
  ])('locks images in the order %s', async (_what, meet) => {
    await dataSource.query("UPDATE images SET inventory_state = 'present'");
    const obstacle = dataSource.createQueryRunner();
    await obstacle.startTransaction();
    await obstacle.query('SELECT FROM images WHERE id = 200 FOR UPDATE');
    const deleting = dataSource.transaction((manager) => deleteImagesOf(manager, ACTOR, PARENTS[1] as ImageParentRow));
    await untilBlocked(1);
    // Of two orders, this one holds images that the deletion comes to, and waits for one that the deletion holds.
    const meeting = dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL enable_indexscan = off; SET LOCAL enable_bitmapscan = off');
      return meet(manager);
    });
    await untilBlocked(2);

    await obstacle.rollbackTransaction();
    await obstacle.release();
    const ends = await Promise.allSettled([deleting, meeting]);

    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  });
});

describe('releaseImportRules', () => {
  it('audits each rule that lets go, beside its compute resource', async () => {
    await dataSource.query(
      `INSERT INTO import_rules (compute_resource_id, position, name, operatingsystem_id)
       VALUES (1, 1, 'first', 1), (2, 1, 'second', 1), (2, 2, 'third', 2)`,
    );

    await dataSource.transaction((manager) =>
      releaseImportRules(manager, ACTOR, { column: 'operatingsystem_id', id: 1 }),
    );

    expect(await dataSource.query('SELECT name, operatingsystem_id FROM import_rules ORDER BY id')).toEqual([
      { name: 'first', operatingsystem_id: null },
      { name: 'second', operatingsystem_id: null },
      { name: 'third', operatingsystem_id: 2 },
    ]);
    expect(
      await dataSource.query('SELECT auditable_name, associated_name, audited_changes, action FROM audits ORDER BY id'),
    ).toEqual([
      {
        auditable_name: 'first',
        associated_name: 'one',
        audited_changes: { operatingsystem_id: [1, null] },
        action: 'update',
      },
      {
        auditable_name: 'second',
        associated_name: 'two',
        audited_changes: { operatingsystem_id: [1, null] },
        action: 'update',
      },
    ]);
  });
});

/** Waits until so many transactions wait for a lock. */
async function untilBlocked(waiting = 1): Promise<void> {
  const blocked = `pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await count(blocked)) < waiting) await new Promise((resolve) => setTimeout(resolve, 10));
}
