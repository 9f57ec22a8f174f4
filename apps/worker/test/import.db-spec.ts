import {
  Architecture,
  ArchitectureOperatingsystem,
  Audit,
  Image,
  insertImage,
  Operatingsystem,
} from '@image-catalog/database';
import type { ProviderImage } from '@image-catalog/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Engine } from './engine.js';
import { buildImage, buildImages } from './memory-source.js';

let engine: Engine;
let id: number;

beforeAll(async () => {
  engine = await Engine.open();
});

beforeEach(async () => {
  await engine.clear();
  engine.source.pageSize = 10;
  id = await engine.createComputeResource({ name: 'mirror' });
});

afterAll(() => engine.close());

const holds = (...images: Partial<ProviderImage>[]) =>
  engine.source.holds(
    'a',
    images.map((values, index) => buildImage(index + 1, values)),
  );

const systems = () => engine.database.manager.find(Operatingsystem, { order: { id: 'ASC' } });
const audits = () => engine.database.manager.find(Audit, { order: { id: 'ASC' } });

async function createSystem(values: Partial<Operatingsystem>): Promise<number> {
  const { identifiers } = await engine.database.manager.insert(Operatingsystem, values);
  return (identifiers[0] as { id: number }).id;
}

async function createImage(values: Partial<Image>): Promise<void> {
  const [architecture] = await engine.database.manager.save(Architecture, [{ name: `arch-${Math.random()}` }]);
  const operatingsystem_id =
    values.operatingsystem_id ?? (await createSystem({ name: 'Any', major: '1', minor: '', title: 'Any 1' }));
  const parents = { compute_resource_id: id, operatingsystem_id, architecture_id: architecture?.id };
  await engine.database.manager.insert(Image, { username: 'root', name: 'by hand', ...parents, ...values } as object);
}

/** How often each table was analyzed, but by autovacuum. */
async function analyses(): Promise<Record<string, number>> {
  const rows = await engine.database.query<{ relname: string; count: number }[]>(
    `SELECT relname, analyze_count::int AS count FROM pg_stat_user_tables
     WHERE relname IN ('available_images', 'images', 'audits')`,
  );
  return Object.fromEntries(rows.map(({ relname, count }) => [relname, count]));
}

describe('an import', () => {
  it('of a thousand images lets Postgres see how the tables have grown, and a smaller one does not', async () => {
    engine.source.pageSize = 500;
    const before = await analyses();
    engine.source.holds('a', buildImages(999));
    await engine.sync(id);
    const afterFew = await analyses();
    engine.source.holds('a', buildImages(1_999));
    await engine.sync(id);
    const afterMany = await analyses();

    expect(afterFew).toEqual(before);
    const more = (table: string) => (before[table] ?? 0) + 1;
    expect(afterMany).toEqual({
      available_images: more('available_images'),
      images: more('images'),
      audits: more('audits'),
    });
  });

  it('leaves no counts apart that every list would have to add up', async () => {
    engine.source.pageSize = 100;
    engine.source.holds('a', buildImages(300));

    await engine.sync(id);

    const rows = await engine.database.query('SELECT count(*)::int AS apart FROM image_count_changes');
    expect(rows).toEqual([{ apart: 0 }]);
  });

  it('makes the image, its operating system, its architecture and their link, and audits each', async () => {
    holds({});

    await engine.sync(id);

    const [os] = await systems();
    expect(os).toMatchObject({
      name: 'Debian',
      major: '12',
      minor: '',
      family: 'Debian',
      release_name: 'bookworm',
      description: null,
      title: 'Debian 12',
      password_hash: 'SHA512',
    });
    const [architecture] = await engine.database.manager.find(Architecture);
    expect(await engine.database.manager.find(ArchitectureOperatingsystem)).toEqual([
      { operatingsystem_id: os?.id, architecture_id: architecture?.id },
    ]);
    const [image] = await engine.images(id);
    const columns = {
      name: 'debian-12-00001',
      uuid: 'uuid-00001',
      username: 'debian',
      operatingsystem_id: os?.id,
      architecture_id: architecture?.id,
      compute_resource_id: id,
      user_data: true,
      iam_role: null,
    };
    expect(image).toMatchObject({ ...columns, origin: 'sync', inventory_state: 'present' });
    const common = { username: 'sync', user_id: null, version: 1, request_uuid: null };
    expect(await audits()).toMatchObject([
      {
        ...common,
        auditable_type: 'Architecture',
        auditable_name: 'x86_64',
        action: 'create',
        audited_changes: { name: 'x86_64' },
      },
      {
        ...common,
        auditable_type: 'Operatingsystem',
        auditable_name: 'Debian 12',
        action: 'create',
        audited_changes: {
          name: 'Debian',
          major: '12',
          minor: '',
          description: null,
          family: 'Debian',
          release_name: 'bookworm',
          password_hash: 'SHA512',
        },
      },
      {
        ...common,
        auditable_type: 'Image',
        auditable_id: image?.id,
        auditable_name: 'debian-12-00001',
        associated_type: 'ComputeResource',
        associated_id: id,
        associated_name: 'mirror',
        action: 'create',
        audited_changes: columns,
      },
      {
        ...common,
        version: 2,
        auditable_type: 'Operatingsystem',
        auditable_id: os?.id,
        action: 'update',
        audited_changes: { architecture_ids: [[], [architecture?.id]] },
      },
    ]);
  });

  it('uses what is there, whatever its description says', async () => {
    const os = await createSystem({
      name: 'Debian',
      major: '12',
      minor: '',
      description: 'Bookworm',
      title: 'Bookworm',
    });
    await engine.database.manager.insert(Architecture, { name: 'x86_64' });
    holds({});

    await engine.sync(id);

    expect(await systems()).toHaveLength(1);
    expect((await engine.images(id))[0]).toMatchObject({ operatingsystem_id: os });
    expect((await audits()).map(({ auditable_type, action }) => [auditable_type, action])).toEqual([
      ['Image', 'create'],
      ['Operatingsystem', 'update'],
    ]);
  });

  it.each([
    ['22', '04', '22.04', ''],
    ['22.04', '', '22', '04'],
  ])('uses the Ubuntu with major %j and minor %j for %j and %j', async (major, minor, os_major, os_minor) => {
    const description = 'Jammy Jellyfish';
    const os = await createSystem({
      name: 'Ubuntu',
      major,
      minor,
      description,
      release_name: 'jammy',
      title: description,
    });
    holds({ os_name: 'Ubuntu', os_major, os_minor, os_release_name: 'jammy' });

    await engine.sync(id);

    expect(await systems()).toHaveLength(1);
    expect((await engine.images(id))[0]).toMatchObject({ operatingsystem_id: os });
  });

  it('makes an Ubuntu as Foreman 3.8 and newer do, with two numbers in its major version', async () => {
    holds({ os_name: 'Ubuntu', os_major: '22.04', os_minor: '', os_release_name: 'jammy' });

    await engine.sync(id);

    expect(await systems()).toMatchObject([{ name: 'Ubuntu', major: '22.04', minor: '', title: 'Ubuntu 22.04' }]);
  });

  it('takes the operating system that already has the title for another version', async () => {
    const os = await createSystem({
      name: 'Deb',
      major: '12',
      minor: '5',
      description: 'Debian 12',
      title: 'Debian 12',
    });
    holds({});

    await engine.sync(id);

    expect(await systems()).toHaveLength(1);
    expect((await engine.images(id))[0]).toMatchObject({ operatingsystem_id: os });
  });

  it('adds an architecture to an operating system and says so in its audit', async () => {
    holds({}, { architecture: 'aarch64' });
    await engine.sync(id);
    holds({}, { architecture: 'aarch64' }, { architecture: 's390x' });

    await engine.sync(id);

    const newest = (await audits()).at(-1)?.audited_changes ?? {};
    const [before, after] = newest['architecture_ids'] as number[][];
    expect(before).toHaveLength(2);
    expect(after).toEqual([...(before ?? []), expect.any(Number)]);
  });

  it('falls back to root for images without a login', async () => {
    holds({ username: null });

    await engine.sync(id);

    expect((await engine.images(id))[0]).toMatchObject({ username: 'root' });
  });

  it('tells images of one name apart, but only within one operating system', async () => {
    holds({ name: 'same' }, { name: 'same' }, { name: 'same', os_major: '13', os_release_name: 'trixie' });
    await engine.sync(id);
    holds({ name: 'same' }, { name: 'same' }, { name: 'same', os_major: '13' }, { name: 'same', uuid: 'other-uuid' });

    await engine.sync(id);

    expect((await engine.images(id)).map(({ uuid, name }) => [uuid, name])).toEqual([
      ['other-uuid', 'same (d6047ae7)'],
      ['uuid-00001', 'same'],
      ['uuid-00002', 'same (5cbfd0ba)'],
      ['uuid-00003', 'same'],
    ]);
  });

  it('leaves out what it cannot import, and counts it by reason', async () => {
    holds(
      { name: 'same' },
      { name: 'same' },
      { state: 'queued' },
      { uuid: 'x'.repeat(256) },
      { os_name: null },
      { os_major: 'sid' },
      { os_name: null, os_major: null, os_readings: ['Debian 12', 'Rocky 9'] },
      { architecture: null },
      { os_major: '99', os_release_name: null },
    );

    await engine.sync(id);

    expect(await engine.images(id)).toHaveLength(2);
    expect((await engine.lastRun(id)).counters).toMatchObject({
      imported: 2,
      not_imported: 7,
      not_imported_state: 1,
      not_imported_uuid: 1,
      not_imported_operatingsystem: 2,
      not_imported_readings: 1,
      not_imported_architecture: 1,
      not_imported_release_name: 1,
    });
  });

  it('writes nothing for what it leaves out, however often it meets it', async () => {
    holds({ name: 'same' }, { name: 'same' }, { name: 'same' }, { os_major: '99', os_release_name: null });
    await engine.sync(id);
    const sequences = () =>
      engine.database.query(
        `SELECT sequencename, last_value FROM pg_sequences WHERE sequencename ~ '^(images|oper|arch|audits)'`,
      );
    const before = [await sequences(), await audits()];

    await engine.sync(id);

    expect([await sequences(), await audits()]).toEqual(before);
  });

  it('finds an operating system without a release name once a person has made it', async () => {
    holds({ os_major: '99', os_release_name: null });
    await engine.sync(id);
    await createSystem({ name: 'Debian', major: '99', minor: '', release_name: 'future', title: 'Debian 99' });

    await engine.sync(id);

    expect((await engine.lastRun(id)).counters).toMatchObject({ imported: 1, not_imported: 0 });
  });

  it('leaves an image that a person made as it is, and says that it is present', async () => {
    await createImage({ uuid: 'uuid-00001', username: 'me', name: 'mine' });
    await createImage({ uuid: 'elsewhere', name: 'other', operatingsystem_id: (await systems())[0]?.id ?? 0 });
    const [, before] = await engine.images(id);
    holds({});

    await engine.sync(id);

    const images = await engine.images(id);
    expect(images.map(({ uuid, inventory_state, origin }) => [uuid, inventory_state, origin])).toEqual([
      ['elsewhere', 'unknown', 'manual'],
      ['uuid-00001', 'present', 'manual'],
    ]);
    expect(images[1]).toEqual(Object.assign(before ?? {}, { inventory_state: 'present' }));
  });

  it('says of an image whose uuid a person changed what is true of the new one', async () => {
    engine.source.holds('a', 6);
    await engine.sync(id);
    await engine.database.query(`UPDATE images SET uuid = 'unheard of' WHERE uuid = 'uuid-00006'`);

    await engine.sync(id);

    const images = await engine.images(id);
    expect(images.map(({ uuid, inventory_state }) => [uuid, inventory_state]).slice(0, 2)).toEqual([
      ['unheard of', 'unknown'],
      ['uuid-00001', 'present'],
    ]);
    expect(images.at(-1)).toMatchObject({ uuid: 'uuid-00006', inventory_state: 'present', origin: 'sync' });
  });

  it('goes on where others import the same operating systems at the same time', async () => {
    const others = await Promise.all([1, 2, 3, 4].map(() => engine.createComputeResource()));
    engine.source.holds(
      'a',
      buildImages(200).map((image, index) => ({
        ...image,
        os_major: String(index % 40),
        architecture: `arch-${index % 7}`,
      })),
    );
    engine.source.pageSize = 100;

    const outcomes = await Promise.all(others.map((other) => engine.sync(other)));

    expect(outcomes).toEqual(['succeeded', 'succeeded', 'succeeded', 'succeeded']);
    expect(await systems()).toHaveLength(40);
    expect(await engine.database.manager.count(Image)).toBe(800);
    expect(await engine.database.manager.countBy(Audit, { auditable_type: 'Operatingsystem', action: 'create' })).toBe(
      40,
    );
  });

  it('makes an operating system anew that a person deletes in this moment', async () => {
    holds({}, {});
    const other = await engine.createComputeResource();
    await engine.sync(other);
    const [before] = await systems();
    const person = engine.database.createQueryRunner();
    await person.startTransaction();
    await person.query('DELETE FROM operatingsystems');

    const syncing = engine.sync(id);
    for (let isBlocked = false; !isBlocked; ) {
      const rows = await engine.database.query<unknown[]>(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      isBlocked = rows.length > 0;
    }
    await person.commitTransaction();
    await person.release();

    expect(await syncing).toBe('succeeded');
    const [after] = await systems();
    expect(after).toMatchObject({ title: before?.title });
    expect(await engine.database.manager.countBy(Image, { operatingsystem_id: after?.id ?? 0 })).toBe(2);
  });

  it('imports more than fit into one transaction', async () => {
    engine.source.pageSize = 1500;
    engine.source.holds('a', 2100);

    await engine.sync(id);

    expect(await engine.images(id)).toHaveLength(2100);
    expect((await engine.lastRun(id)).counters).toMatchObject({ imported: 2100, not_imported: 0, pages: 2 });
    expect(await engine.database.manager.countBy(Audit, { auditable_type: 'Image' })).toBe(2100);
  });
});

describe('an import that a person comes between', () => {
  const first = buildImage(1);
  const second = buildImage(2);

  beforeEach(async () => {
    engine.source.holds('a', [buildImage(3)]);
    await engine.sync(id);
    engine.source.holds('a', buildImages(3));
  });

  /**
   * Syncs while a person's transaction holds an image like the first that is to be imported: the worker has looked, and
   * found nothing, and its own statement waits for how the transaction ends.
   */
  async function syncBeside(image: { uuid: string; name: string }, end: 'commit' | 'rollback'): Promise<string> {
    const [{ operatingsystem_id, architecture_id } = { operatingsystem_id: 0, architecture_id: 0 }] =
      await engine.images(id);
    const person = engine.database.createQueryRunner();
    let isOver = false;
    try {
      await person.startTransaction();
      const parents = { compute_resource_id: id, operatingsystem_id, architecture_id };
      await insertImage(person.manager, { ...image, ...parents, username: 'me' });
      const [{ pid }] = await person.query('SELECT pg_backend_pid() AS pid');
      const syncing = engine.sync(id).finally(() => {
        isOver = true;
      });
      while (!(await isWaitedFor(pid))) if (isOver) throw new Error('The worker did not wait for the person');
      await (end === 'commit' ? person.commitTransaction() : person.rollbackTransaction());
      return await syncing;
    } finally {
      if (person.isTransactionActive) await person.rollbackTransaction();
      await person.release();
    }
  }

  async function isWaitedFor(pid: number): Promise<boolean> {
    const waiting = await engine.database.query('SELECT FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))', [
      pid,
    ]);
    return waiting.length > 0;
  }

  const made = async () => (await engine.images(id)).map(({ uuid, name, origin }) => [uuid, name, origin]);
  const audited = async () => (await audits()).filter(({ auditable_type }) => auditable_type === 'Image').length;

  it('leaves them the image whose uuid they took, and brings in the rest of the page', async () => {
    expect(await syncBeside({ uuid: first.uuid, name: 'mine' }, 'commit')).toBe('succeeded');

    expect(await made()).toEqual([
      [first.uuid, 'mine', 'manual'],
      [second.uuid, second.name, 'sync'],
      ['uuid-00003', 'debian-12-00003', 'sync'],
    ]);
    expect(await audited()).toBe(2);
    expect(await engine.sync(id)).toBe('succeeded');
    expect(await audited()).toBe(2);
  });

  it('leaves them the name that they took, and brings in the image under another name', async () => {
    expect(await syncBeside({ uuid: 'their own', name: first.name }, 'commit')).toBe('succeeded');

    expect((await made()).map(([uuid]) => uuid)).toEqual(['their own', first.uuid, second.uuid, 'uuid-00003']);
    expect((await engine.lastRun(id)).counters).toMatchObject({ imported: 2, not_imported: 0 });
    expect(await made()).toContainEqual([first.uuid, `${first.name} (a)`, 'sync']);
  });

  it('brings in all when they change their mind', async () => {
    expect(await syncBeside({ uuid: first.uuid, name: 'mine' }, 'rollback')).toBe('succeeded');

    expect(await made()).toEqual(buildImages(3).map(({ uuid, name }) => [uuid, name, 'sync']));
    expect(await audited()).toBe(3);
  });
});
