import { explainImport, previewRule } from '@image-catalog/catalog';
import {
  Architecture,
  ignoreAvailableImage,
  Image,
  ImportRule,
  Operatingsystem,
  readImportRules,
  type RuleForImport,
} from '@image-catalog/database';
import { SearchError } from '@image-catalog/search';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Engine } from './engine.js';
import { buildImage, buildImages } from './memory-source.js';

let engine: Engine;
let id: number;
let rocky: number;
let arm: number;
let position: number;

beforeAll(async () => {
  engine = await Engine.open();
  const { manager } = engine.database;
  const system = await manager.save(Operatingsystem, {
    name: 'Rocky',
    major: '9',
    minor: '4',
    family: 'Redhat',
    title: 'Rocky 9.4',
  });
  const architecture = await manager.save(Architecture, { name: 'arm' });
  [rocky, arm] = [system.id, architecture.id];
});

afterAll(() => engine.close());

beforeEach(async () => {
  engine.source.scopes.clear();
  position = 0;
  id = await engine.createComputeResource();
});

async function rule(values: Partial<ImportRule>): Promise<ImportRule> {
  position++;
  const row = { compute_resource_id: id, position, name: `rule ${position}`, ...values };
  return engine.database.manager.save(ImportRule, engine.database.manager.create(ImportRule, row));
}

const forImport = async (ruleId: number) =>
  (await readImportRules(engine.database.manager, id)).find((one) => one.id === ruleId) as RuleForImport;

const explain = (uuid: string) => explainImport(engine.database.manager, id, uuid);

describe('the rules of a compute resource', () => {
  it('decide by the first that matches, and hints where none does', async () => {
    const arms = await rule({ search: 'name ~ arm', architecture_id: arm, username: 'cloud', user_data: false });
    await rule({ search: 'name ~ skip', action: 'ignore' });
    const rest = await rule({
      search: 'state = active and name !~ hint',
      operatingsystem_id: rocky,
      name_template: '{os} {uuid}',
    });
    engine.source.holds('a', [
      buildImage(1, { name: 'arm skip' }),
      buildImage(2, { name: 'skip' }),
      buildImage(3, { name: 'plain', os_name: null }),
      buildImage(4, { name: 'hint' }),
    ]);

    await engine.sync(id);

    expect(await engine.images(id)).toMatchObject([
      {
        uuid: 'uuid-00001',
        name: 'arm skip',
        architecture_id: arm,
        username: 'cloud',
        user_data: false,
        import_rule_id: arms.id,
      },
      {
        uuid: 'uuid-00003',
        name: 'Rocky 9.4 uuid-00003',
        operatingsystem_id: rocky,
        username: 'debian',
        import_rule_id: rest.id,
      },
      { uuid: 'uuid-00004', name: 'hint', user_data: true, import_rule_id: null },
    ]);
    expect((await engine.lastRun(id)).counters).toMatchObject({
      imported: 3,
      not_imported: 1,
      not_imported_ignored: 1,
    });
  });

  it('decide where name and fields say several operating systems', async () => {
    const { id: operatingsystem_id } = await engine.database.manager.save(Operatingsystem, {
      name: 'Rocky',
      major: '9',
      minor: '',
      title: 'Rocky 9',
    });
    await rule({ search: 'reading = "Rocky 9"', operatingsystem_id });
    const unread = { os_name: null, os_major: null };
    engine.source.holds('a', [
      buildImage(1, { ...unread, os_readings: ['CentOS 8', 'Rocky 9'] }),
      buildImage(2, { ...unread, os_readings: ['Debian 11', 'Debian 12'] }),
    ]);

    await engine.sync(id);

    expect(await engine.images(id)).toMatchObject([{ uuid: 'uuid-00001', operatingsystem_id }]);
    expect((await engine.lastRun(id)).counters).toMatchObject({ imported: 1, not_imported_readings: 1 });
  });

  it('are asked in the order of their positions, and only when they are enabled', async () => {
    const [first, second] = [await rule({}), await rule({})];
    await rule({ action: 'ignore', enabled: false, position: 0 });
    await engine.database.manager.transaction(async (manager) => {
      await manager.query('SET CONSTRAINTS import_rules_position_key DEFERRED');
      await manager.update(ImportRule, first.id, { position: 2 });
      await manager.update(ImportRule, second.id, { position: 1 });
    });
    engine.source.holds('a', 1);

    await engine.sync(id);

    expect(await engine.images(id)).toMatchObject([{ import_rule_id: second.id }]);
  });

  it('are those of this compute resource', async () => {
    const other = await engine.createComputeResource();
    await rule({ compute_resource_id: other, action: 'ignore' });
    engine.source.holds('a', 1);

    await engine.sync(id);

    expect(await engine.images(id)).toHaveLength(1);
  });

  it('stop what reaches one that cannot be understood: nobody knows what it would have ignored', async () => {
    await rule({ search: 'name = good' });
    await rule({ name: 'broken', search: 'nothing_like_it = 1', action: 'ignore' });
    await rule({});
    engine.source.holds('a', [buildImage(1, { name: 'good' }), buildImage(2)]);

    await engine.sync(id);

    expect(await engine.images(id)).toMatchObject([{ uuid: 'uuid-00001' }]);
    expect((await engine.lastRun(id)).counters).toMatchObject({ not_imported_rule: 1 });
    expect((await explain('uuid-00002'))?.message).toContain(`broken: Field 'nothing_like_it' not recognized`);
  });

  it('may be deleted with what they name: their images stay, and hints say what they said', async () => {
    const { manager } = engine.database;
    const system = await manager.save(Operatingsystem, { name: 'Gone', major: '1', title: 'Gone 1' });
    const gone = await rule({ operatingsystem_id: system.id });
    await manager.delete(Operatingsystem, system.id);
    engine.source.holds('a', 2);
    await engine.sync(id);
    await manager.delete(ImportRule, gone.id);

    expect(await engine.images(id)).toMatchObject([{ import_rule_id: null }, { import_rule_id: null }]);
    expect(await manager.existsBy(Operatingsystem, { title: 'Debian 12' })).toBe(true);
  });

  it('take many conditions and many images in one statement', async () => {
    for (let count = 0; count < 30; count++) {
      await rule({
        search: `name ~ nothing${count} or tags = "none${count}" or size > 99999${count}`,
        action: 'ignore',
      });
    }
    const last = await rule({ search: 'tags = a and created > 2025-01-01' });
    engine.source.pageSize = 1_000;
    engine.source.holds('a', 2_500);

    await engine.sync(id);

    engine.source.pageSize = 10;
    const taken = await engine.database.manager.countBy(Image, { import_rule_id: last.id });
    expect(taken).toBe(2_500);
  });
});

describe('an image that a person deleted', () => {
  it('stays away, until somebody wants it back', async () => {
    engine.source.holds('a', 2);
    await engine.sync(id);
    await engine.database.transaction(async (manager) => {
      await manager.delete(Image, { compute_resource_id: id, uuid: 'uuid-00001' });
      await ignoreAvailableImage(manager, { compute_resource_id: id, uuid: 'uuid-00001' });
    });
    await engine.sync(id);
    const afterwards = (await engine.images(id)).map(({ uuid }) => uuid);
    const explanation = await explain('uuid-00001');
    await engine.database.query('UPDATE available_images SET ignored_at = NULL WHERE compute_resource_id = $1', [id]);
    await engine.sync(id);

    expect(afterwards).toEqual(['uuid-00002']);
    expect(explanation).toMatchObject({ reason: 'deleted', becomes: null });
    expect(await engine.images(id)).toHaveLength(2);
  });

  it('stays away also when the source changes it, loses it and has it again', async () => {
    engine.source.holds('a', 2);
    await engine.sync(id);
    await engine.database.manager.delete(Image, { compute_resource_id: id, uuid: 'uuid-00001' });
    await ignoreAvailableImage(engine.database.manager, { compute_resource_id: id, uuid: 'uuid-00001' });
    for (const images of [[buildImage(2)], [buildImage(1, { name: 'changed' }), buildImage(2)]]) {
      engine.source.holds('a', images);
      await engine.sync(id);
    }

    expect((await engine.images(id)).map(({ uuid }) => uuid)).toEqual(['uuid-00002']);
  });
});

describe('what becomes of an image whose source is gone', () => {
  const lose = async (
    source_missing: 'keep' | 'mark' | 'remove',
    days: number,
    between: () => Promise<unknown> = async () => 0,
  ) => {
    await rule({ source_missing });
    engine.source.holds('a', 3);
    await engine.sync(id);
    await between();
    engine.source.holds('a', 2);
    await engine.sync(id);
    await engine.database.query(
      `UPDATE available_images SET missing_since = now() - make_interval(days => $2)
       WHERE compute_resource_id = $1 AND missing_since IS NOT NULL`,
      [id, days],
    );
    await engine.sync(id);
    return (await engine.images(id)).map(({ inventory_state }) => inventory_state);
  };

  it('is that it is marked', async () => {
    expect(await lose('mark', 100)).toEqual(['present', 'present', 'missing']);
  });

  it('is nothing, if its rule says so', async () => {
    expect(await lose('keep', 100)).toEqual(['present', 'present', 'present']);
  });

  it('is that it goes too after a week, if its rule says so, with an audit', async () => {
    expect(await lose('remove', 8)).toEqual(['present', 'present']);
    const [audit] = await engine.database.query(
      `SELECT action, username, auditable_name, associated_id, version, audited_changes->>'uuid' AS uuid
       FROM audits WHERE action = 'destroy' AND associated_id = $1`,
      [id],
    );
    expect(audit).toEqual({
      action: 'destroy',
      username: 'sync',
      auditable_name: 'debian-12-00003',
      associated_id: id,
      version: 2,
      uuid: 'uuid-00003',
    });
    expect((await engine.lastRun(id)).counters).toMatchObject({ removed: 1 });
  });

  it('is audited, as its beginning was, where its compute resource belongs', async () => {
    const place = async (taxonomy: string): Promise<number> => {
      const [row] = await engine.database.query(`INSERT INTO ${taxonomy}s (name, title) VALUES ($1, $1) RETURNING id`, [
        `placed ${id}`,
      ]);
      await engine.database.query(
        `INSERT INTO compute_resources_${taxonomy}s (compute_resource_id, ${taxonomy}_id) VALUES ($1, $2)`,
        [id, row.id],
      );
      return row.id;
    };
    const places = { organization_ids: [await place('organization')], location_ids: [await place('location')] };

    await lose('remove', 8);

    const audits = await engine.database.query(
      `SELECT action, organization_ids, location_ids FROM audits
       WHERE auditable_name = 'debian-12-00003' AND associated_id = $1 ORDER BY id`,
      [id],
    );
    expect(audits).toEqual([
      { action: 'create', ...places },
      { action: 'destroy', ...places },
    ]);
  });

  it('waits for the week to pass', async () => {
    expect(await lose('remove', 6)).toEqual(['present', 'present', 'missing']);
  });

  it.each([
    ['a person made', `UPDATE images SET origin = 'manual' WHERE compute_resource_id = $1`],
    ['a person changed', `UPDATE images SET username = 'mine', updated_at = now() WHERE compute_resource_id = $1`],
    ['no rule made', `UPDATE images SET import_rule_id = NULL WHERE compute_resource_id = $1`],
  ])('is never its end when %s it', async (_, change) => {
    const states = await lose('remove', 100, () => engine.database.query(change, [id]));

    expect(states).toEqual(['present', 'present', 'missing']);
  });
});

describe('an explanation', () => {
  it.each<[string, object, Partial<ImportRule>, object]>([
    [
      'what it would become',
      {},
      { name: 'all' },
      {
        reason: null,
        rule: { name: 'all' },
        becomes: {
          name: 'debian-12-00050',
          operatingsystem: 'Debian 12',
          architecture: 'x86_64',
          username: 'debian',
          user_data: true,
        },
      },
    ],
    [
      'that no rule takes it',
      {},
      { search: 'name = x' },
      { reason: null, rule: null, becomes: { name: 'debian-12-00050' } },
    ],
    [
      'that its rule ignores it',
      {},
      { name: 'no', action: 'ignore' },
      { reason: 'ignored', rule: { name: 'no' }, becomes: null },
    ],
    [
      'that it is not active',
      { state: 'queued' },
      {},
      { reason: 'state', message: 'The compute resource does not call it active.' },
    ],
    [
      'which operating systems it may have',
      { os_name: null, os_major: null, os_readings: ['Debian 12', 'Rocky 9'] },
      {},
      {
        reason: 'readings',
        message:
          'What its compute resource says of it names several operating systems, and no rule says which: Debian 12, Rocky 9.',
      },
    ],
    ['that it has no architecture', { architecture: null }, {}, { reason: 'architecture' }],
    [
      'that its operating system needs a release name',
      { os_name: 'Devuan', os_release_name: null },
      {},
      { reason: 'release_name' },
    ],
  ])('says %s', async (_, values, ruleValues, expected) => {
    engine.source.holds('a', 1);
    await engine.sync(id);
    await rule(ruleValues);
    engine.source.holds('a', [...buildImages(1), buildImage(50, values)]);
    await engine.database.query(`UPDATE sync_leases SET token = token WHERE compute_resource_id = $1`, [id]);
    await engine.request(id, { uuids: ['uuid-00050'] });
    await engine.service.sync(id);

    expect(await explain('uuid-00050')).toMatchObject(expected);
  });

  it('agrees with what the next run does', async () => {
    await rule({ search: 'uuid ~ 1', action: 'ignore' });
    await rule({ search: 'size > 1006', operatingsystem_id: rocky, name_template: '{architecture} {name}' });
    engine.source.holds('a', [
      ...buildImages(12),
      buildImage(20, { state: 'queued' }),
      buildImage(22, { os_major: null }),
    ]);
    await engine.request(id, { uuids: (engine.source.scopes.get('a') ?? []).map(({ uuid }) => uuid) });
    await engine.database.query('UPDATE compute_resources SET sync_due_at = NULL WHERE id = $1', [id]);
    await engine.service.sync(id);
    const explanations = await Promise.all((await engine.present(id)).map(explain));

    await engine.sync(id);

    const images = new Map((await engine.images(id)).map((image) => [image.uuid, image]));
    expect(explanations).toHaveLength(14);
    expect(images.size).toBeGreaterThan(0);
    for (const one of explanations) {
      expect({ uuid: one?.uuid, name: images.get(one?.uuid ?? '')?.name }).toEqual({
        uuid: one?.uuid,
        name: one?.becomes?.name,
      });
      expect(images.get(one?.uuid ?? '')?.import_rule_id ?? null).toBe(
        one?.reason === null ? (one.rule?.id ?? null) : null,
      );
    }
    expect((await explain('uuid-00002'))?.reason).toBe('imported');
  });

  it('knows which names are taken, as the next run does', async () => {
    const meet = async (number: number) => {
      const images = Array.from({ length: number }, (_none, index) => buildImage(index + 1, { name: 'same' }));
      engine.source.holds('a', images);
      await engine.request(id, { uuids: [`uuid-0000${number}`] });
      await engine.database.query('UPDATE compute_resources SET sync_due_at = NULL WHERE id = $1', [id]);
      await engine.service.sync(id);
      const explanation = await explain(`uuid-0000${number}`);
      await engine.sync(id);
      return explanation;
    };

    const explanations = [await meet(1), await meet(2), await meet(3)];

    expect(explanations).toMatchObject([
      { reason: null, becomes: { name: 'same' } },
      { reason: null, becomes: { name: 'same (5cbfd0ba)' } },
      { reason: null, becomes: { name: 'same (7263a72a)' } },
    ]);
    expect((await engine.images(id)).map(({ name }) => name)).toEqual(['same', 'same (5cbfd0ba)', 'same (7263a72a)']);
  });

  it('is none for what the inventory does not hold', async () => {
    expect(await explain('nothing')).toBeUndefined();
  });
});

describe('a preview', () => {
  beforeEach(async () => {
    engine.source.holds('a', 12);
    await engine.request(id, { dry_run: true });
    await engine.database.query('UPDATE compute_resources SET sync_due_at = NULL WHERE id = $1', [id]);
    await engine.request(id, { uuids: buildImages(12).map(({ uuid }) => uuid) });
    await engine.service.sync(id);
  });

  it('says what a rule would take in its place, and writes nothing', async () => {
    await rule({ search: 'name ~ 2', action: 'ignore' });
    const draft = { ...(await forImport((await rule({})).id)), id: 0, username: 'me' };
    await engine.database.manager.delete(ImportRule, { compute_resource_id: id, position: 2 });

    const last = await previewRule(engine.database.manager, id, { rule: draft, position: null }, 3);
    const first = await previewRule(engine.database.manager, id, { rule: draft, position: 1 }, 100);

    expect(last).toMatchObject({ matched: 12, taken_by_earlier: 12, takes: [], is_cut: false });
    expect(first).toMatchObject({ matched: 12, taken_by_earlier: 0, is_cut: false });
    expect(first.takes).toHaveLength(12);
    expect(first.takes[0]).toMatchObject({ uuid: 'uuid-00001', becomes: { username: 'me' } });
    expect(await engine.images(id)).toEqual([]);
  });

  it('shows a part of many', async () => {
    const draft = await forImport((await rule({ search: 'name ~ debian' })).id);

    const preview = await previewRule(engine.database.manager, id, { rule: draft, position: null }, 5);

    expect(preview).toMatchObject({ matched: 12, is_cut: true });
    expect(preview.takes).toHaveLength(5);
  });

  it('refuses a search that cannot be understood', async () => {
    const draft = await forImport((await rule({ search: 'nothing_like_it = 1' })).id);

    const preview = previewRule(engine.database.manager, id, { rule: draft, position: null }, 5);

    await expect(preview).rejects.toBeInstanceOf(SearchError);
  });
});
