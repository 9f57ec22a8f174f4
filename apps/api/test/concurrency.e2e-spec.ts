import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditsOf } from './audit-rows.js';
import { buildImage, Catalog, unique } from './builders.js';
import { resourcesOf } from './resources.js';
import type { Answer } from './http-client.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
});

afterAll(() => api.stop());

describe('writes at the same time', () => {
  const TWENTY = Array.from({ length: 20 }, (_, index) => index);

  function tally(answers: { status: number }[]): Record<number, number> {
    const counts: Record<number, number> = {};
    for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  }

  it.each([0, 1, 2, 3])('of one name make one row, of resource %i', async (index) => {
    const { type, collection, wrapper, build } = (await resourcesOf(catalog))[index]!;
    const attributes = { ...build(), name: unique('one') };

    const answers = await Promise.all(TWENTY.map(() => api.post(`/api/${collection}`, { [wrapper]: attributes })));
    const refused = answers.filter(({ status }) => status === 422);
    const made = answers.find(({ status }) => status === 201);

    expect(tally(answers)).toEqual({ 201: 1, 422: 19 });
    for (const { body } of refused) {
      expect(body.error.id).toBeNull();
      expect(body.error.errors.name).toEqual([
        type === 'Operatingsystem' ? 'Operating system version already exists' : 'has already been taken',
      ]);
    }
    expect(await auditsOf(api, type, made?.body.id)).toHaveLength(1);
  });

  it.each([0, 1, 2, 3])('update one row one after the other, of resource %i', async (index) => {
    const { type, collection, wrapper, build } = (await resourcesOf(catalog))[index]!;
    const { body } = await api.post(`/api/${collection}`, { [wrapper]: build() });
    const path = `/api/${collection}/${body.id}`;

    const answers = await Promise.all(TWENTY.map((n) => api.put(path, { [wrapper]: { name: `${body.name}${n}` } })));
    const versions = (await auditsOf(api, type, body.id)).map(({ version }) => version);
    await api.delete(path);

    expect(tally(answers)).toEqual({ 200: 20 });
    expect(versions).toEqual(Array.from({ length: 21 }, (_, version) => version + 1));
  });

  it.each([0, 1, 2, 3])('audit what each found and left, of resource %i', async (index) => {
    const { type, collection, wrapper, build } = (await resourcesOf(catalog))[index]!;
    const { body } = await api.post(`/api/${collection}`, { [wrapper]: build() });
    const path = `/api/${collection}/${body.id}-`;

    await Promise.all(TWENTY.map((n) => api.put(path, { [wrapper]: { name: `${body.name}${n}` } })));
    const [, ...updates] = await auditsOf(api, type, body.id);
    const names = updates.map(({ audited_changes: changes }) => changes['name'] as [string, string]);

    expect(names.map(([before]) => before)).toEqual([body.name, ...names.slice(0, -1).map(([, after]) => after)]);
  });

  it('lose nothing of each other', async () => {
    const os = await catalog.operatingsystem();
    const cloud = await catalog.computeResource({
      provider: 'Openstack',
      url: 'https://os.example.com/v3',
      region: undefined,
    });
    const image = await catalog.image();
    const changes: [path: string, wrapper: string, shown: Record<string, unknown>][] = [
      [
        `/api/operatingsystems/${os.id}`,
        'operatingsystem',
        { minor: '9', description: unique('d'), family: 'Suse', release_name: 'leap', password_hash: 'MD5' },
      ],
      [
        `/api/compute_resources/${cloud.id}`,
        'compute_resource',
        { description: 'd', tenant: 't', domain: 'd', project_domain_name: 'n', project_domain_id: 'i', user: 'u' },
      ],
      [
        `/api/compute_resources/${image.compute_resource_id}/images/${image.id}`,
        'image',
        { name: unique('n'), uuid: unique('u'), username: 'x', user_data: true, iam_role: 'r' },
      ],
    ];

    for (const [path, wrapper, shown] of changes) {
      const writes = Object.entries(shown).map(([key, value]) => api.put(path, { [wrapper]: { [key]: value } }));
      const answers = await Promise.all(writes);
      const after = await api.get(path);

      expect(tally(answers)).toEqual({ 200: writes.length });
      expect(after.body).toMatchObject(shown);
    }
  });

  it.each([0, 1, 2, 3])('delete one row once, of resource %i', async (index) => {
    const { type, collection, wrapper, build } = (await resourcesOf(catalog))[index]!;
    const { body } = await api.post(`/api/${collection}`, { [wrapper]: build() });
    const path = `/api/${collection}/${body.id}`;

    const answers = await Promise.all(
      TWENTY.map((n) => (n % 4 === 3 ? api.put(path, { [wrapper]: { name: `${body.name}${n}` } }) : api.delete(path))),
    );
    const deletions = answers.filter(({ status }, n) => n % 4 !== 3 && status === 200);
    const audits = await auditsOf(api, type, body.id);

    expect(deletions).toHaveLength(1);
    for (const { status } of answers) expect([200, 404]).toContain(status);
    expect(audits.filter(({ action }) => action === 'destroy')).toHaveLength(1);
    expect(audits.at(-1)?.action).toBe('destroy');
  });

  it.each([0, 1, 2, 3])('create and delete the same name in turns without an error, of resource %i', async (index) => {
    const { collection, wrapper, build } = (await resourcesOf(catalog))[index]!;
    const attributes = { ...build(), name: unique('turn') };

    const answers = await Promise.all(
      TWENTY.map(async () => {
        const created = await api.post(`/api/${collection}`, { [wrapper]: attributes });
        if (created.status !== 201) return [created];
        return [created, await api.delete(`/api/${collection}/${created.body.id}`)];
      }),
    );

    for (const { status } of answers.flat()) expect([200, 201, 422]).toContain(status);
  });

  it('link and unlink the same rows from both sides without an error', async () => {
    const architectures = [await catalog.architecture(), await catalog.architecture(), await catalog.architecture()];
    const systems = [await catalog.operatingsystem(), await catalog.operatingsystem(), await catalog.operatingsystem()];
    const osIds = systems.map(({ id }) => id);
    const architectureIds = architectures.map(({ id }) => id);

    const answers = await Promise.all(
      TWENTY.map((n) =>
        n % 2 === 0
          ? api.put(`/api/operatingsystems/${osIds[n % 3]}`, {
              operatingsystem: { architecture_ids: n % 4 === 0 ? architectureIds : architectureIds.toReversed() },
            })
          : api.put(`/api/architectures/${architectureIds[n % 3]}`, {
              architecture: { operatingsystem_ids: n % 5 === 0 ? [] : osIds },
            }),
      ),
    );

    expect(tally(answers)).toEqual({ 200: 20 });
  });

  it('replace parameters of one operating system without an error', async () => {
    const { id } = await catalog.operatingsystem();

    const answers = await Promise.all(
      TWENTY.map((n) =>
        api.put(`/api/operatingsystems/${id}`, {
          operatingsystem: {
            os_parameters_attributes: [`a${n % 3}`, 'b', `c${n % 2}`].map((name) => ({ name, value: String(n) })),
          },
        }),
      ),
    );
    const shown = await api.get(`/api/operatingsystems/${id}`);

    expect(tally(answers)).toEqual({ 200: 20 });
    expect(shown.body.parameters).toHaveLength(3);
  });

  it('delete parents while images are made below them, and count what is left', async () => {
    const clouds = [await catalog.computeResource(), await catalog.computeResource(), await catalog.computeResource()];
    const { operatingsystem_id, architecture_id } = await catalog.parents({ compute_resource_id: clouds[0].id });
    const kept = await catalog.operatingsystem();

    const answers = await Promise.all([
      ...TWENTY.map((n) =>
        api.post(`/api/compute_resources/${clouds[n % 3].id}/images`, {
          image: buildImage({ architecture_id, operatingsystem_id: n % 2 === 0 ? operatingsystem_id : kept.id }),
        }),
      ),
      api.delete(`/api/compute_resources/${clouds[1].id}`),
      api.delete(`/api/operatingsystems/${operatingsystem_id}`),
    ]);
    const left = await api.get(`/api/architectures/${architecture_id}-/images?per_page=all`);

    for (const { status } of answers) expect([200, 201, 404, 422]).toContain(status);
    expect(left.body.total).toBe(left.body.results.length);
  });

  it('are begun again when Postgres ends one of two that wait for each other', async () => {
    const architecture = await catalog.architecture();

    // Postgres ends whichever looks first. On a busy machine that may be the other one, which tells nothing: once more.
    for (let attempt = 1; ; attempt += 1) {
      const os = await catalog.operatingsystem();
      const { answer, otherEnded } = await deadlock(architecture.id, os.id);

      expect(answer.status).toBe(200);
      expect(answer.body.architectures).toEqual([{ name: architecture.name, id: architecture.id }]);
      expect(await auditsOf(api, 'Operatingsystem', os.id)).toHaveLength(2);
      if (!otherEnded) break;
      expect(attempt).toBeLessThan(10);
    }
  });
});

/** Makes a write of the API and another transaction wait for each other, and tells what became of both. */
async function deadlock(architecture: number, os: number): Promise<{ answer: Answer; otherEnded: boolean }> {
  const other = api.database.createQueryRunner();
  await other.startTransaction();
  await other.query('SELECT FROM architectures WHERE id = $1 FOR UPDATE', [architecture]);
  // The write holds the operating system and waits for the architecture; then the other waits for the operating system.
  const write = api.put(`/api/operatingsystems/${os}`, { operatingsystem: { architecture_ids: [architecture] } });
  while (!(await isWaited())) await new Promise((resolve) => setTimeout(resolve, 10));
  const otherEnded = await other.query('UPDATE operatingsystems SET updated_at = now() WHERE id = $1', [os]).then(
    () => false,
    () => true,
  );
  await (otherEnded ? other.rollbackTransaction() : other.commitTransaction());
  await other.release();
  return { answer: await write, otherEnded };
}

async function isWaited(): Promise<boolean> {
  const rows = await api.database.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return rows.length > 0;
}
