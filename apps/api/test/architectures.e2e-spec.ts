import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildArchitecture, Catalog, unique } from './builders.js';
import { RunningApi } from './running-api.js';

const MAIN_KEYS = ['created_at', 'updated_at', 'name', 'id'];
const SHOW_KEYS = [...MAIN_KEYS, 'operatingsystems', 'images'];
const VIEW_DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/;
const ROW_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

let api: RunningApi;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
});

afterAll(() => api.stop());

function create(attributes: unknown) {
  return api.post('/api/architectures', { architecture: attributes });
}

function update(id: number, attributes: unknown) {
  return api.put(`/api/architectures/${id}-`, { architecture: attributes });
}

describe.each([
  ['/api', ''],
  ['/api/v2', ''],
  ['/api', 'operatingsystems/OS/'],
  ['/api/v2', 'operatingsystems/OS/'],
])('architectures under %s/%s', (prefix, parent) => {
  it('are created, shown, listed, updated, patched and deleted', async () => {
    const os = await catalog.operatingsystem();
    const path = `${prefix}/${parent.replace('OS', String(os.id))}architectures`;

    const created = await api.post(path, { architecture: buildArchitecture({ operatingsystem_ids: [os.id] }) });
    const shown = await api.get(`${path}/${created.body.id}`);
    const listed = await api.get(`${path}?search=id=${created.body.id}`);
    const updated = await api.put(`${path}/${created.body.id}`, { architecture: { name: unique('riscv') } });
    const patched = await api.patch(`${path}/${created.body.id}`, { architecture: { name: unique('s390x') } });
    const deleted = await api.delete(`${path}/${created.body.id}`);
    const gone = await api.get(`${path}/${created.body.id}`);

    expect([created, shown, listed, updated, patched, deleted, gone].map(({ status }) => status)).toEqual([
      201, 200, 200, 200, 200, 200, 404,
    ]);
    expect(created.headers.has('location')).toBe(false);
    expect(Object.keys(created.body)).toEqual(SHOW_KEYS);
    expect(created.body.operatingsystems).toEqual([{ id: os.id, name: os.name, title: os.title }]);
    expect(Object.keys(created.body.operatingsystems[0])).toEqual(['id', 'name', 'title']);
    expect(created.body.created_at).toMatch(VIEW_DATE);
    expect(shown.text).toBe(created.text);
    expect(Object.keys(listed.body.results[0])).toEqual(MAIN_KEYS);
    expect(created.body).toMatchObject(listed.body.results[0]);
    expect(updated.body.name).toMatch(/^riscv/);
    expect(Object.keys(patched.body)).toEqual(SHOW_KEYS);
    expect(patched.body.name).toMatch(/^s390x/);
    expect(Object.keys(deleted.body)).toEqual(['id', 'name', 'created_at', 'updated_at']);
    expect(deleted.body.created_at).toMatch(ROW_DATE);
    expect(gone.body).toEqual({
      error: { message: `Resource architecture not found by id '${created.body.id}'` },
    });
  });
});

describe('architectures below an operating system', () => {
  it('are those that are linked, and creating links nothing', async () => {
    const os = await catalog.operatingsystem();
    const linked = await catalog.architecture({ operatingsystem_ids: [os.id] });
    const path = `/api/operatingsystems/${encodeURIComponent(os.title)}/architectures`;

    const created = await api.post(path, { architecture: buildArchitecture() });
    const listed = await api.get(path);
    const byQuery = await api.get(`/api/architectures?operatingsystem_id=${os.id}`);
    const hidden = await api.get(`${path}/${created.body.id}`);

    expect(created.body.operatingsystems).toEqual([]);
    expect(listed.body).toMatchObject({ total: 1, subtotal: 1 });
    expect(listed.body.results.map((row: { id: number }) => row.id)).toEqual([linked.id]);
    expect(byQuery.body.results).toEqual(listed.body.results);
    expect(hidden.status).toBe(404);
  });

  it('answer 404 with a bare message when it is not there', async () => {
    const path = '/api/operatingsystems/999999/architectures';

    const answers = [
      await api.get(path),
      await api.get(`${path}/1`),
      await api.post(path, { architecture: buildArchitecture() }),
      await api.put(`${path}/1`, {}),
      await api.delete(`${path}/1`),
      await api.get('/api/architectures?operatingsystem_id=999999'),
    ];

    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({ message: "Operatingsystem not found by id '999999'" });
    }
  });

  it('are refused when the query names it by no single text', async () => {
    const answer = await api.get('/api/architectures?operatingsystem_id[]=1');

    expect(answer.status).toBe(400);
  });
});

describe('the id of an architecture', () => {
  let row: { id: number; name: string };

  beforeAll(async () => {
    row = await catalog.architecture({ name: 'x86_64' });
  });

  it.each<[string, (own: { id: number; name: string }) => string]>([
    ['as a number', ({ id }) => `${id}`],
    ['with a name', ({ id }) => `${id}-x86_64`],
    ['with letters', ({ id }) => `${id}abc`],
    ['with a format', ({ id }) => `${id}.json`],
    ['as its name', ({ name }) => name],
    ['as its name with a format', ({ name }) => `${name}.json`],
  ])('is found %s', async (_how, textOf) => {
    const answer = await api.get(`/api/architectures/${textOf(row)}`);

    expect(answer.status).toBe(200);
    expect(answer.body.id).toBe(row.id);
  });

  it('is a name before it is a number, unless a hyphen follows', async () => {
    const named = await catalog.architecture({ name: String(row.id) });

    const byName = await api.get(`/api/architectures/${row.id}`);
    const byId = await api.get(`/api/architectures/${row.id}-`);

    expect(byName.body.id).toBe(named.id);
    expect(byId.body.id).toBe(row.id);
    await api.delete(`/api/architectures/${named.id}-`);
  });

  it.each(['X86_64', '0', '999999', '99999999999999999999', '-1', 'x86'])('is not found as %s', async (text) => {
    const answer = await api.get(`/api/architectures/${text}`);

    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ error: { message: `Resource architecture not found by id '${text}'` } });
  });
});

describe('refusing an architecture', () => {
  it.each<[unknown, string[], string]>([
    [{}, ["can't be blank"], "Name can't be blank"],
    [null, ["can't be blank"], "Name can't be blank"],
    [{ name: '' }, ["can't be blank"], "Name can't be blank"],
    [{ name: ['x'] }, ["can't be blank"], "Name can't be blank"],
    [{ name: 'two words' }, ["can't contain spaces."], "Name can't contain spaces."],
    [{ name: 'tab\there' }, ["can't contain spaces."], "Name can't contain spaces."],
    [{ name: 'x'.repeat(256) }, ['is too long (maximum is 255 characters)'], 'Name is too long (maximum is 255 char'],
  ])('with %j', async (attributes, messages, message) => {
    const before = await api.countRows();

    const answer = await create(attributes);

    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatchObject({ id: null, errors: { name: messages } });
    expect(answer.body.error.full_messages[0]).toContain(message);
    expect(await api.countRows()).toEqual(before);
  });

  it('because its name is taken, on create and on update', async () => {
    const taken = await catalog.architecture();
    const other = await catalog.architecture();
    const errors = { name: ['has already been taken'] };

    const created = await create({ name: taken.name });
    const updated = await update(other.id, { name: taken.name });

    expect(created.body).toEqual({ error: { id: null, errors, full_messages: ['Name has already been taken'] } });
    expect(updated.body).toEqual({ error: { id: other.id, errors, full_messages: ['Name has already been taken'] } });
  });

  it.each([
    [{ operatingsystem_ids: [999_999] }, "Couldn't find Operatingsystem with 'id'=[999999]"],
    [{ operatingsystem_names: ['nowhere'] }, 'Could not find operatingsystem with name: nowhere'],
    [{ operatingsystems: [{ id: 999_999 }] }, "Couldn't find Operatingsystem with 'id'=[999999]"],
  ])('because of operating systems that are not there: %j', async (given, message) => {
    const row = await catalog.architecture();
    const before = await api.countRows();

    const answers = [await create(buildArchitecture(given)), await update(row.id, given)];

    for (const answer of answers) {
      expect(answer.status).toBe(422);
      expect(answer.body).toEqual({ error: { message } });
    }
    expect(await api.countRows()).toEqual(before);
  });
});

describe('updating an architecture', () => {
  it('replaces its operating systems, keeps them for null, clears them with an empty list', async () => {
    const first = await catalog.operatingsystem();
    const second = await catalog.operatingsystem();
    const { id } = await catalog.architecture({ operatingsystem_ids: [first.id] });
    const idsOf = (answer: { body: { operatingsystems: { id: number }[] } }) =>
      answer.body.operatingsystems.map((os) => os.id);

    const replaced = await update(id, { operatingsystem_ids: [String(second.id)] });
    const kept = await update(id, { operatingsystem_ids: null });
    const named = await update(id, { operatingsystem_names: [first.title, second.title] });
    const cleared = await update(id, { operatingsystem_ids: [] });

    expect(idsOf(replaced)).toEqual([second.id]);
    expect(idsOf(kept)).toEqual([second.id]);
    expect(idsOf(named)).toEqual([first.id, second.id]);
    expect(idsOf(cleared)).toEqual([]);
  });

  it('ignores what Terraform sends along', async () => {
    const os = await catalog.operatingsystem();
    const row = await catalog.architecture({ operatingsystem_ids: [os.id] });

    const answer = await update(row.id, {
      id: 0,
      name: row.name,
      created_at: '',
      updated_at: '',
      operatingsystem_ids: null,
    });

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(row);
  });

  it('takes the name without a wrapper', async () => {
    const { id } = await catalog.architecture();
    const name = unique('loong');

    const answer = await api.put(`/api/architectures/${id}`, { name });

    expect(answer.body.name).toBe(name);
  });
});

describe('deleting an architecture', () => {
  it('takes its images and links along', async () => {
    const os = await catalog.operatingsystem();
    const architecture = await catalog.architecture({ operatingsystem_ids: [os.id] });
    const image = await catalog.image({ architecture_id: architecture.id });

    const shown = await api.get(`/api/architectures/${architecture.id}`);
    await api.delete(`/api/architectures/${architecture.id}`);
    const images = await api.get(`/api/compute_resources/${image.compute_resource_id}/images`);
    const linked = await api.get(`/api/operatingsystems/${os.id}`);

    expect(shown.body.images).toEqual([{ id: image.id, name: image.name }]);
    expect(images.body).toMatchObject({ total: 0, results: [] });
    expect(linked.body.architectures).toEqual([]);
  });
});
