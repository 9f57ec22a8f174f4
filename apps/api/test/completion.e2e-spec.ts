import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApi } from './running-api.js';

describe('completion of searches', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await RunningApi.start();
    await api.database.query(
      `INSERT INTO compute_resources (name, type) VALUES ('east', 'Foreman::Model::EC2'), ('we%st', 'Foreman::Model::Libvirt')`,
    );
    await api.database.query(`INSERT INTO architectures (name) VALUES ('x86_64'), ('aarch64')`);
    await api.database.query(
      `INSERT INTO operatingsystems (name, major, title) VALUES ('Debian', '12', 'Debian 12'), ('Rocky', '9', 'Rocky 9')`,
    );
    await api.database.query('INSERT INTO architectures_operatingsystems VALUES (1, 1), (2, 2)');
    await api.database.query(`INSERT INTO parameters (operatingsystem_id, name, value) VALUES (1, 'mirror', '"deb"')`);
    await api.database.query(
      `INSERT INTO images (compute_resource_id, architecture_id, operatingsystem_id, name, uuid, username)
       VALUES (1, 1, 1, 'bookworm one', 'u1', 'admin'), (1, 1, 1, 'bookworm two', 'u2', 'admin'), (2, 2, 2, 'rocky', 'u3', 'rocky')`,
    );
    await api.database.query(
      `INSERT INTO sync_runs (compute_resource_id, generation, state, fencing_token, trigger)
       VALUES (1, 1, 'held', 1, 'first'), (2, 1, 'failed', 1, 'schedule')`,
    );
    await api.database.query(
      `INSERT INTO sync_plans (compute_resource_id, run_id, generation, plan_hash, reason, items)
       VALUES (1, 1, 1, repeat('a', 64), 'a: 2 of 3 would go.', 2)`,
    );
    await api.database.query(
      `INSERT INTO import_rules (compute_resource_id, position, name) VALUES (1, 1, 'debian'), (2, 1, 'rocky')`,
    );
  });

  afterAll(async () => {
    await api.stop();
  });

  async function labels(path: string, search: string): Promise<string[]> {
    const { body } = await api.get(`/api/${path}/auto_complete_search?search=${encodeURIComponent(search)}`);
    return (body as { label: string }[]).map(({ label }) => label.trim());
  }

  it.each([
    ['compute_resources', ['id', 'location', 'name', 'organization', 'type']],
    ['operatingsystems', ['architecture', 'family', 'id', 'major', 'name', 'params', 'title']],
    ['architectures', ['id', 'name']],
    ['compute_resources/1/images', ['architecture', 'compute_resource', 'id', 'name', 'operatingsystem', 'username']],
    ['operatingsystems/1/images', ['name', 'user_data']],
    ['architectures/x86_64/images', ['name', 'user_data']],
    [
      'compute_resources/1/sync_runs',
      ['dry_run', 'ended', 'generation', 'requested_by', 'started', 'state', 'trigger'],
    ],
    ['compute_resources/1/sync_plans', ['decided_by', 'generation', 'items', 'reason', 'state']],
    ['compute_resources/1/import_rules', ['action', 'enabled', 'id', 'name', 'position']],
  ])('offers the fields of %s', async (path, fields) => {
    const offered = await labels(path, '');

    for (const field of fields) expect(offered.join(' ')).toContain(field);
  });

  it('answers a bare array of completed, part, label and category', async () => {
    const answer = await api.get('/api/architectures/auto_complete_search?search=na');

    expect(answer.status).toBe(200);
    expect(Array.isArray(answer.body)).toBe(true);
    expect(Object.keys(answer.body[0])).toEqual(['completed', 'part', 'label', 'category']);
  });

  it.each([
    ['compute_resources', 'name = e', ['name = "east"']],
    ['compute_resources', 'name = we%', ['name = "we%st"']],
    ['architectures', 'name = ', ['name = "aarch64"', 'name = "x86_64"']],
    ['compute_resources/1/images', 'name = ', ['name = "bookworm one"', 'name = "bookworm two"']],
    ['compute_resources/1/images', 'compute_resource = ', ['compute_resource = "east"']],
    ['operatingsystems', 'architecture = x', ['architecture = "x86_64"']],
    ['compute_resources/1/sync_runs', 'state = ', ['state = "held"']],
    ['compute_resources/1/sync_runs', 'dry_run = t', ['dry_run = true']],
    ['compute_resources/1/sync_plans', 'reason ~ a', ['reason ~ "a: 2 of 3 would go."']],
    ['compute_resources/1/import_rules', 'name = ', ['name = "debian"']],
    ['operatingsystems', 'params.mirror = ', ['params.mirror = "deb"']],
  ])('suggests values of %s for %j, from the rows in scope', async (path, search, expected) => {
    expect(await labels(path, search)).toEqual(expected);
  });

  it('shows an error of the search as an answer', async () => {
    const answer = await api.get(
      '/api/images/auto_complete_search?search=x'.replace('images', 'architectures') + '%20=%20',
    );

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual([{ error: "Field 'x' not recognized for searching!" }]);
  });

  it('hides what is below a parent that is not there', async () => {
    const answer = await api.get('/api/compute_resources/99/images/auto_complete_search?search=');

    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ error: { message: "Resource image not found by id ''" } });
  });

  it.each(['sync_runs', 'sync_plans', 'import_rules'])(
    'hides the %s of a compute resource that is not there',
    async (list) => {
      const answer = await api.get(`/api/compute_resources/99/${list}/auto_complete_search?search=state%20%3D%20`);

      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({ error: { message: "Resource compute_resource not found by id '99'" } });
    },
  );

  it('refuses a search that is no text', async () => {
    const answer = await api.get('/api/architectures/auto_complete_search?search[a]=b');

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: { message: 'search must be a string' } });
  });
});
