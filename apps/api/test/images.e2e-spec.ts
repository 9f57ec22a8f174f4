import { PROVIDER_KINDS } from '@image-catalog/spec';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildComputeResource, buildImage, Catalog, unique } from './builders.js';
import { RunningApi } from './running-api.js';

const EC2_KEYS = [
  'operatingsystem_id',
  'operatingsystem_name',
  'compute_resource_id',
  'compute_resource_name',
  'architecture_id',
  'architecture_name',
  'uuid',
  'username',
  'created_at',
  'updated_at',
  'user_data',
  'iam_role',
  'id',
  'name',
];

const DELETED_KEYS = [
  'id',
  'operatingsystem_id',
  'compute_resource_id',
  'architecture_id',
  'uuid',
  'username',
  'name',
  'created_at',
  'updated_at',
  'iam_role',
  'user_data',
  'password',
];

const VIEW_DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/;
const ROW_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

interface Parents {
  compute_resource_id: number;
  operatingsystem_id: number;
  architecture_id: number;
}

const PARENTS: [parent: string, pathOf: (parents: Parents) => string][] = [
  ['a compute resource', (parents) => `compute_resources/${parents.compute_resource_id}`],
  ['an operating system', (parents) => `operatingsystems/${parents.operatingsystem_id}`],
  ['an architecture', (parents) => `architectures/${parents.architecture_id}`],
];

let api: RunningApi;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
});

afterAll(() => api.stop());

/** Makes parents and gives the path of the images below their compute resource. */
async function arrangeParents(): Promise<Parents & { path: string }> {
  const parents = await catalog.parents();
  return { ...parents, path: `/api/compute_resources/${parents.compute_resource_id}/images` };
}

describe.each(['/api', '/api/v2'])('images under %s', (prefix) => {
  describe.each(PARENTS)('below %s', (_parent, pathOf) => {
    it('creates, shows, lists, updates, patches and deletes', async () => {
      const parents = await catalog.parents();
      const path = `${prefix}/${pathOf(parents)}/images`;
      const attributes = { name: 'Rocky 9', uuid: 'ami-9', username: 'rocky', user_data: true, iam_role: 'reader' };

      const created = await api.post(path, { image: { ...attributes, ...parents, password: 'hidden' } });
      const shown = await api.get(`${path}/${created.body.id}`);
      const listed = await api.get(path);
      const updated = await api.put(`${path}/${created.body.id}`, { image: { name: 'Rocky 9.4' } });
      const patched = await api.patch(`${path}/${created.body.id}`, { image: { username: 'cloud' } });
      const deleted = await api.delete(`${path}/${created.body.id}`);
      const gone = await api.get(`${path}/${created.body.id}`);

      expect([created, shown, listed, updated, patched, deleted, gone].map(({ status }) => status)).toEqual([
        201, 200, 200, 200, 200, 200, 404,
      ]);
      expect(created.headers.has('location')).toBe(false);
      expect(Object.keys(created.body)).toEqual(EC2_KEYS);
      expect(created.body).toMatchObject({ ...attributes, ...parents });
      expect(created.body.created_at).toMatch(VIEW_DATE);
      expect(created.body.updated_at).toMatch(VIEW_DATE);
      expect(created.text).toBe(JSON.stringify(created.body));
      expect(shown.text).toBe(created.text);
      expect(listed.body).toMatchObject({ total: 1, subtotal: 1 });
      expect(JSON.stringify(listed.body.results[0])).toBe(created.text);
      expect(Object.keys(updated.body)).toEqual(EC2_KEYS);
      expect(updated.body).toMatchObject({ ...attributes, ...parents, name: 'Rocky 9.4' });
      expect(Object.keys(patched.body)).toEqual(EC2_KEYS);
      expect(patched.body).toMatchObject({ name: 'Rocky 9.4', username: 'cloud', uuid: 'ami-9' });
      expect(Object.keys(deleted.body)).toEqual(DELETED_KEYS);
      expect(deleted.body).toMatchObject({ ...attributes, ...parents, name: 'Rocky 9.4', username: 'cloud' });
      expect(deleted.body.password).toBeNull();
      expect(deleted.body.created_at).toMatch(ROW_DATE);
      expect(deleted.body.updated_at).toMatch(ROW_DATE);
      expect(gone.body).toEqual({
        error: { message: `Resource image not found by id '${created.body.id}'` },
      });
    });

    it('does not find an image of another parent', async () => {
      const parents = await catalog.parents();
      const { id } = await catalog.image();
      const path = `${prefix}/${pathOf(parents)}/images/${id}`;

      const answers = [await api.get(path), await api.put(path, { image: { name: 'mine' } }), await api.delete(path)];

      for (const answer of answers) {
        expect(answer.status).toBe(404);
        expect(answer.body).toEqual({ error: { message: `Resource image not found by id '${id}'` } });
      }
    });
  });
});

describe('what an image shows', () => {
  it.each(PROVIDER_KINDS.map((kind) => [kind.name, kind] as const))('on %s', async (_name, kind) => {
    const parents = await catalog.parents();
    const { id } = await catalog.image(parents);
    await api.database.query('UPDATE compute_resources SET type = $1 WHERE id = $2', [
      kind.stored_class,
      parents.compute_resource_id,
    ]);

    const answer = await api.get(`/api/compute_resources/${parents.compute_resource_id}/images/${id}`);

    expect(Object.keys(answer.body)).toEqual(
      EC2_KEYS.filter((key) => key !== 'user_data' || kind.name !== 'Libvirt').filter(
        (key) => key !== 'iam_role' || kind.name === 'EC2',
      ),
    );
  });

  it('names the operating system by its description when it has one', async () => {
    const os = await catalog.operatingsystem({ name: 'Rocky', major: '9', minor: '4', description: 'Blue Onyx' });
    const image = await catalog.image({ operatingsystem_id: os.id });

    expect(image.operatingsystem_name).toBe('Blue Onyx');
  });

  it.each([
    ['9', '', 'Alma 9'],
    ['9', '4', 'Alma 9.4'],
  ])('names the operating system by name, %s and "%s" otherwise', async (major, minor, label) => {
    const os = await catalog.operatingsystem({ name: 'Alma', major, minor });
    const image = await catalog.image({ operatingsystem_id: os.id });

    expect(image.operatingsystem_name).toBe(label);
  });
});

describe('the id of an image', () => {
  let path: string;
  let id: number;

  beforeAll(async () => {
    const parents = await arrangeParents();
    path = parents.path;
    id = (await catalog.image({ ...parents, name: 'by-name', uuid: 'by-uuid' })).id;
  });

  it.each([
    ['alone', (own: number) => `${own}`],
    ['before a name', (own: number) => `${own}-whatever`],
    ['before letters', (own: number) => `${own}abc`],
    ['before a format', (own: number) => `${own}.json`],
    ['after a zero', (own: number) => `0${own}`],
  ])('is found %s', async (_where, textOf) => {
    const answer = await api.get(`${path}/${textOf(id)}`);

    expect(answer.status).toBe(200);
    expect(answer.body.id).toBe(id);
  });

  it.each(['by-name', 'by-uuid', '0', '-1', 'abc', '2147483648', '99999999999999999999', "'", '%20', 'x'.repeat(300)])(
    'is not found as %s',
    async (text) => {
      const answer = await api.get(`${path}/${text}`);

      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({
        error: { message: `Resource image not found by id '${decodeURIComponent(text)}'` },
      });
    },
  );
});

describe('the parents of images', () => {
  let parents: Parents;
  let image: { id: number };

  beforeAll(async () => {
    const os = await catalog.operatingsystem({ name: 'Debian', major: '12', minor: '5', release_name: 'bookworm' });
    const architecture = await catalog.architecture({ name: 'x86_64' });
    parents = await catalog.parents({ operatingsystem_id: os.id, architecture_id: architecture.id });
    image = await catalog.image(parents);
  });

  it.each<[string, (own: Parents) => string]>([
    ['a compute resource by id', (own) => `compute_resources/${own.compute_resource_id}`],
    ['a compute resource by id and name', (own) => `compute_resources/${own.compute_resource_id}-any%20name`],
    ['an operating system by id', (own) => `operatingsystems/${own.operatingsystem_id}`],
    ['an operating system by id and title', (own) => `operatingsystems/${own.operatingsystem_id}-Debian-12-5`],
    ['an operating system by title', () => 'operatingsystems/Debian%2012.5'],
    ['an architecture by id', (own) => `architectures/${own.architecture_id}`],
    ['an architecture by id and name', (own) => `architectures/${own.architecture_id}-x86_64`],
    ['an architecture by name', () => 'architectures/x86_64'],
  ])('are found: %s', async (_how, pathOf) => {
    const listed = await api.get(`/api/${pathOf(parents)}/images`);
    const shown = await api.get(`/api/${pathOf(parents)}/images/${image.id}`);

    expect(listed.body.results.map((row: { id: number }) => row.id)).toEqual([image.id]);
    expect(shown.body.id).toBe(image.id);
  });

  it.each([
    'compute_resources/999999',
    'compute_resources/no such cloud',
    'compute_resources/%20',
    'compute_resources/-1',
    'compute_resources/+1',
    'compute_resources/01',
    'compute_resources/1abc',
    'compute_resources/2147483648',
    'operatingsystems/999999',
    'operatingsystems/Debian',
    'operatingsystems/debian%2012.5',
    'architectures/999999',
    'architectures/X86_64',
  ])('are missing: %s', async (path) => {
    const index = await api.get(`/api/${path}/images`);
    const show = await api.get(`/api/${path}/images/${image.id}`);
    const create = await api.post(`/api/${path}/images`, { image: buildImage({ ...parents }) });
    const update = await api.put(`/api/${path}/images/${image.id}`, { image: { name: 'changed' } });
    const destroy = await api.delete(`/api/${path}/images/${image.id}`);

    expect([index, show, create, update, destroy].map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    const messages = [index, create, show, update, destroy].map(({ body }) => body.error.message);
    expect(messages).toEqual([
      "Resource image not found by id ''",
      "Resource image not found by id ''",
      ...Array.from({ length: 3 }, () => `Resource image not found by id '${image.id}'`),
    ]);
  });

  it('prefers an architecture whose name is a number to the one with that id', async () => {
    const named = await catalog.architecture({ name: String(parents.architecture_id) });
    const other = await catalog.image({ architecture_id: named.id });

    const listed = await api.get(`/api/architectures/${parents.architecture_id}/images`);
    const byId = await api.get(`/api/architectures/${parents.architecture_id}-x86_64/images`);

    expect(listed.body.results.map((row: { id: number }) => row.id)).toEqual([other.id]);
    expect(byId.body.results.map((row: { id: number }) => row.id)).toEqual([image.id]);
    await api.delete(`/api/architectures/${named.id}-`);
  });

  it.each<[string, (own: Parents) => string]>([
    ['the same operating system', (own) => `operatingsystem_id=${own.operatingsystem_id}`],
    ['the same, by title', () => 'operatingsystem_id=Debian%2012.5'],
    ['the same architecture by name', () => 'architecture_id=x86_64'],
    ['all three', (own) => `operatingsystem_id=${own.operatingsystem_id}&architecture_id=x86_64`],
    ['a blank one', () => 'operatingsystem_id='],
  ])('must all match: the path and, in the query, %s', async (_what, queryOf) => {
    const path = `/api/compute_resources/${parents.compute_resource_id}/images`;

    const listed = await api.get(`${path}?${queryOf(parents)}`);
    const shown = await api.get(`${path}/${image.id}?${queryOf(parents)}`);

    expect(listed.body.results.map((row: { id: number }) => row.id)).toEqual([image.id]);
    expect(shown.status).toBe(200);
  });

  it.each(['operatingsystem_id', 'architecture_id'] as const)(
    'must all match: another %s in the query hides the image',
    async (column) => {
      const other = await catalog.parents();
      const path = `/api/compute_resources/${parents.compute_resource_id}/images`;

      const listed = await api.get(`${path}?${column}=${other[column]}`);
      const shown = await api.get(`${path}/${image.id}?${column}=${other[column]}`);
      const deleted = await api.delete(`${path}/${image.id}?${column}=${other[column]}`);

      expect(listed.status).toBe(200);
      expect(listed.body).toMatchObject({ total: 0, subtotal: 0, results: [] });
      expect(shown.status).toBe(404);
      expect(deleted.status).toBe(404);
    },
  );

  it('are those of the compute resource in the query, below the path of an architecture, as hammer asks', async () => {
    const other = await catalog.architecture();
    const query = `compute_resource_id=${parents.compute_resource_id}`;

    const listed = await api.get(`/api/architectures/${other.id}/images?${query}`);
    const created = await api.post(`/api/architectures/${other.id}/images?${query}`, {
      image: buildImage({ ...parents }),
    });

    expect(listed.body.results.map((row: { id: number }) => row.id)).toEqual([image.id]);
    expect(created.body).toMatchObject({ architecture_id: other.id, compute_resource_id: parents.compute_resource_id });
    await api.delete(`/api/compute_resources/${parents.compute_resource_id}/images/${created.body.id}`);
  });

  it('are those of the first parent that the query of a read names, whatever the path and the others say', async () => {
    const other = await catalog.parents();
    const first = `compute_resource_id=${parents.compute_resource_id}`;
    const below = `/api/architectures/${other.architecture_id}/images`;

    const second = `operatingsystem_id=${other.operatingsystem_id}`;
    const { body } = await api.get(`/api/compute_resources/${parents.compute_resource_id}/images/${image.id}`);

    const listed = await api.get(`${below}?search=name="${body.name}"&${first}&${second}`);
    const shown = await api.get(`${below}/${image.id}?${first}&${second}`);
    const byOther = await api.get(`${below}?${second}&${first}`);
    const completed = await api.get(`${below}/auto_complete_search?search=name = &${first}`);
    const ofCloud = await api.get(
      `/api/compute_resources/${other.compute_resource_id}/images?architecture_id=${parents.architecture_id}`,
    );

    expect(listed.body.results.map((row: { id: number }) => row.id)).toEqual([image.id]);
    expect(listed.body).toMatchObject({ total: 1, subtotal: 1 });
    expect(shown.body).toMatchObject({ id: image.id, architecture_id: parents.architecture_id });
    expect(byOther.body.results).toEqual([]);
    expect(JSON.stringify(completed.body)).toContain(body.name);
    expect(ofCloud.body.results.map((row: { id: number }) => row.id)).toEqual([image.id]);
  });

  it('must all match when an image is changed or deleted', async () => {
    const other = await catalog.parents();
    const path = `/api/compute_resources/${parents.compute_resource_id}/images/${image.id}`;

    const changed = await api.put(`${path}?architecture_id=${other.architecture_id}`, { image: { username: 'x' } });
    const deleted = await api.delete(`${path}?architecture_id=${other.architecture_id}`);

    expect([changed.status, deleted.status]).toEqual([404, 404]);
  });

  it('are 404 when the query names one that is not there', async () => {
    const path = `/api/compute_resources/${parents.compute_resource_id}/images`;

    const listed = await api.get(`${path}?operatingsystem_id=999999`);

    expect(listed.status).toBe(404);
    expect(listed.body).toEqual({ error: { message: "Resource image not found by id ''" } });
  });

  it('are those of the path where the query names the same kind again', async () => {
    const other = await catalog.parents();
    const path = `/api/compute_resources/${parents.compute_resource_id}/images`;
    const rival = `?compute_resource_id=${other.compute_resource_id}`;

    const listed = await api.get(path + rival);
    const created = await api.post(path + rival, { image: buildImage({ ...parents }) });
    const nowhere = await api.get(
      `/api/compute_resources/999999/images?compute_resource_id=${other.compute_resource_id}`,
    );

    expect(listed.body.results.map((row: { id: number }) => row.id)).toEqual([image.id]);
    expect(created.body.compute_resource_id).toBe(parents.compute_resource_id);
    expect(nowhere.status).toBe(404);
    await api.delete(`${path}/${created.body.id}`);
  });

  it.each(['operatingsystem_id[]=1', 'architecture_id[name]=x86_64'])(
    'are refused when the query gives no single text: %s',
    async (query) => {
      const answer = await api.get(`/api/compute_resources/${parents.compute_resource_id}/images?${query}`);

      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({ error: { message: expect.stringContaining('must be') } });
    },
  );
});

describe('creating an image', () => {
  it.each(PARENTS)('takes the parent of the path, whatever the body says, below %s', async (_parent, pathOf) => {
    const own = await catalog.parents();
    const other = await catalog.parents();
    const path = `/api/${pathOf(own)}/images`;
    const column = `${path.split('/')[2]?.replace(/s$/, '')}_id` as keyof Parents;

    const created = await api.post(path, { image: buildImage({ ...own, [column]: other[column] }) });

    expect(created.status).toBe(201);
    expect(created.body).toMatchObject(own);
  });

  it.each([
    ['numbers', (id: number) => id],
    ['digits', (id: number) => String(id)],
    ['digits before text', (id: number) => `${id}-name`],
    ['numbers with a fraction', (id: number) => id + 0.5],
  ])('takes ids as %s and shows numbers', async (_form, formOf) => {
    const { path, operatingsystem_id: os, architecture_id: architecture } = await arrangeParents();

    const created = await api.post(path, {
      image: buildImage({ operatingsystem_id: formOf(os), architecture_id: formOf(architecture) }),
    });

    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ operatingsystem_id: os, architecture_id: architecture });
  });

  it.each([
    [true, true],
    [false, false],
    [null, null],
    ['', null],
    ['true', true],
    ['false', false],
    ['FALSE', false],
    ['f', false],
    ['F', false],
    ['off', false],
    ['OFF', false],
    ['0', false],
    [0, false],
    ['1', true],
    [1, true],
    [2, true],
    ['no', true],
    ['False', true],
    ['n', true],
    ['yes', true],
  ])('reads user_data %j as %j', async (sent, shown) => {
    const { path, ...parents } = await arrangeParents();

    const created = await api.post(path, { image: buildImage({ ...parents, user_data: sent }) });

    expect(created.body.user_data).toBe(shown);
  });

  it.each([[[true]], [{ a: 1 }]])('ignores user_data %j', async (sent) => {
    const { path, ...parents } = await arrangeParents();

    const created = await api.post(path, { image: buildImage({ ...parents, user_data: sent }) });

    expect(created.status).toBe(201);
    expect(created.body.user_data).toBe(false);
  });

  it.each([
    ['  padded\t\n', 'padded'],
    [42, '42'],
    [1.5, '1.5'],
    [true, 't'],
    [false, 'f'],
    ['ÄÖ 映像 🖥', 'ÄÖ 映像 🖥'],
    ['"quoted" \\ <b>', '"quoted" \\ <b>'],
  ])('reads the name %j as %j', async (sent, shown) => {
    const { path, ...parents } = await arrangeParents();

    const created = await api.post(path, { image: buildImage({ ...parents, name: sent }) });

    expect(created.status).toBe(201);
    expect(created.body.name).toBe(shown);
  });

  it('takes the columns without a wrapper', async () => {
    const { path, ...parents } = await arrangeParents();

    const created = await api.post(path, buildImage({ ...parents, user_data: '1', iam_role: 'reader' }));

    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ ...parents, user_data: true, iam_role: 'reader' });
  });

  it('does not take *_name attributes without a wrapper', async () => {
    const { path, operatingsystem_id: os } = await arrangeParents();
    const { name } = await catalog.architecture();

    const created = await api.post(path, buildImage({ operatingsystem_id: os, architecture_name: name }));

    expect(created.status).toBe(422);
    expect(created.body.error.errors).toEqual({ architecture_id: ["can't be blank"] });
  });

  it('ignores what stands beside the wrapper', async () => {
    const { path, ...parents } = await arrangeParents();

    const created = await api.post(path, { image: buildImage({ ...parents }), username: 'beside', user_data: true });

    expect(created.body).toMatchObject({ username: 'root', user_data: false });
  });

  it('ignores attributes that it does not know, ids and dates among them', async () => {
    const { path, ...parents } = await arrangeParents();

    const created = await api.post(path, {
      image: buildImage({
        ...parents,
        id: 4711,
        created_at: '1999-01-01',
        updated_at: '',
        origin: 'sync',
        inventory_state: 'missing',
        colour: 'blue',
      }),
    });
    const [row] = await api.database.query('SELECT origin, inventory_state FROM images WHERE id = $1', [
      created.body.id,
    ]);

    expect(created.status).toBe(201);
    expect(created.body.id).not.toBe(4711);
    expect(created.body.created_at).not.toContain('1999');
    expect(row).toEqual({ origin: 'manual', inventory_state: 'unknown' });
  });

  it('finds parents by name', async () => {
    const { path, compute_resource_id: cr } = await arrangeParents();
    const os = await catalog.operatingsystem({ description: unique('Green Obsidian ') });
    const architecture = await catalog.architecture();

    const created = await api.post(path, {
      image: buildImage({ operatingsystem_name: os.description, architecture_name: architecture.name }),
    });

    expect(created.body).toMatchObject({
      compute_resource_id: cr,
      operatingsystem_id: os.id,
      architecture_id: architecture.id,
    });
  });

  it.each([
    ['name and version', (name: string) => `${name} 12.5`],
    ['name and major version', (name: string) => `${name} 12`],
    ['name', (name: string) => name],
  ])('finds an operating system without description by %s', async (_what, textOf) => {
    const { path, architecture_id } = await arrangeParents();
    const os = await catalog.operatingsystem();

    const created = await api.post(path, {
      image: buildImage({ architecture_id, operatingsystem_name: textOf(os.name) }),
    });

    expect(created.status).toBe(201);
    expect(created.body.operatingsystem_id).toBe(os.id);
  });

  it.each(['Ubuntu 22.04', 'Ubuntu 22.04.5'])('finds %s, whose major version has two numbers', async (name) => {
    const { path, architecture_id } = await arrangeParents();
    const minor = name.split('.')[2] ?? '';
    const os = await catalog.operatingsystem({ name: 'Ubuntu', major: '22.04', minor, release_name: 'jammy' });

    const created = await api.post(path, { image: buildImage({ architecture_id, operatingsystem_name: name }) });

    expect(created.body.operatingsystem_id).toBe(os.id);
  });

  it.each([
    ['operatingsystem_name', 'operatingsystem'],
    ['compute_resource_name', 'compute_resource'],
    ['architecture_name', 'architecture'],
  ])('refuses a %s that nothing has', async (attribute, association) => {
    const { path, ...parents } = await arrangeParents();

    const created = await api.post(path, { image: buildImage({ ...parents, [attribute]: 'nowhere' }) });

    expect(created.status).toBe(422);
    expect(created.body).toEqual({ error: { message: `Could not find ${association} with name: nowhere` } });
  });

  it.each([
    ['the name', ['architecture_id', 'architecture_name']],
    ['the id', ['architecture_name', 'architecture_id']],
  ])('lets the later of id and name win: %s', async (_later, keys) => {
    const { path, operatingsystem_id } = await arrangeParents();
    const byId = await catalog.architecture();
    const byName = await catalog.architecture();
    const rivals: Record<string, unknown> = { architecture_id: byId.id, architecture_name: byName.name };

    const created = await api.post(path, {
      image: {
        ...buildImage({ operatingsystem_id }),
        ...Object.fromEntries(keys.map((key) => [key, rivals[key]])),
      },
    });

    expect(created.body.architecture_id).toBe(keys.at(-1) === 'architecture_id' ? byId.id : byName.id);
  });

  it('takes an id although a null name follows', async () => {
    const { path, ...parents } = await arrangeParents();

    const created = await api.post(path, { image: buildImage({ ...parents, architecture_name: null }) });

    expect(created.status).toBe(201);
    expect(created.body.architecture_id).toBe(parents.architecture_id);
  });

  it('takes the parent of the path for a null compute resource', async () => {
    const { path, ...parents } = await arrangeParents();

    const created = await api.post(path, { image: buildImage({ ...parents, compute_resource_id: null }) });

    expect(created.body.compute_resource_id).toBe(parents.compute_resource_id);
  });
});

describe('refusing an image', () => {
  const BLANK = ["can't be blank"];

  it.each<[string, (own: Parents) => string, string[]]>([
    ['a compute resource', PARENTS[0]![1], ['username', 'operatingsystem_id', 'architecture_id', 'name', 'uuid']],
    ['an operating system', PARENTS[1]![1], ['username', 'compute_resource_id', 'architecture_id', 'name', 'uuid']],
    ['an architecture', PARENTS[2]![1], ['username', 'operatingsystem_id', 'compute_resource_id', 'name', 'uuid']],
  ])('names every blank attribute in order, below %s', async (_parent, pathOf, attributes) => {
    const parents = await catalog.parents();
    const labels: Record<string, string> = {
      username: 'Username',
      operatingsystem_id: 'Operatingsystem',
      compute_resource_id: 'Compute resource',
      architecture_id: 'Architecture',
      name: 'Name',
      uuid: 'UUID',
    };

    const answer = await api.post(`/api/${pathOf(parents)}/images`, { image: {} });

    expect(answer.status).toBe(422);
    expect(answer.text).toBe(
      JSON.stringify({
        error: {
          id: null,
          errors: Object.fromEntries(attributes.map((attribute) => [attribute, BLANK])),
          full_messages: attributes.map((attribute) => `${labels[attribute]} can't be blank`),
        },
      }),
    );
  });

  it.each([
    ['username', '', BLANK],
    ['username', '   ', BLANK],
    ['username', null, BLANK],
    ['username', ['root'], BLANK],
    ['username', { name: 'root' }, BLANK],
    ['name', '\u00a0', BLANK],
    ['uuid', '', BLANK],
    ['operatingsystem_id', null, BLANK],
    ['operatingsystem_id', '', BLANK],
    ['operatingsystem_id', [1], BLANK],
    ['operatingsystem_id', 'abc', ['must exist']],
    ['operatingsystem_id', 0, ['must exist']],
    ['operatingsystem_id', -1, ['must exist']],
    ['operatingsystem_id', 999_999, ['must exist']],
    ['operatingsystem_id', 2_147_483_648, ['must exist']],
    ['operatingsystem_id', '99999999999999999999999999', ['must exist']],
    ['operatingsystem_id', 1e300, ['must exist']],
    ['architecture_id', null, BLANK],
    ['architecture_id', false, ['must exist']],
    ['architecture_id', 999_999, ['must exist']],
    ['username', 'x'.repeat(256), ['is too long (maximum is 255 characters)']],
    ['name', 'x'.repeat(256), ['is too long (maximum is 255 characters)']],
    ['uuid', '🖥'.repeat(256), ['is too long (maximum is 255 characters)']],
    ['password', 'x'.repeat(256), ['is too long (maximum is 255 characters)']],
    ['iam_role', 'x'.repeat(256), ['is too long (maximum is 255 characters)']],
  ])('because of %s %j', async (attribute, value, messages) => {
    const { path, ...parents } = await arrangeParents();
    const before = await api.countRows();

    const answer = await api.post(path, { image: buildImage({ ...parents, [attribute]: value }) });

    expect(answer.status).toBe(422);
    expect(answer.body.error.id).toBeNull();
    expect(answer.body.error.errors).toEqual({ [attribute]: messages });
    expect(await api.countRows()).toEqual(before);
  });

  it('takes 255 characters, counted as people do', async () => {
    const { path, ...parents } = await arrangeParents();

    const created = await api.post(path, { image: buildImage({ ...parents, name: '🖥'.repeat(255) }) });

    expect(created.status).toBe(201);
  });

  it('because name and uuid are taken, both at once', async () => {
    const { path, ...parents } = await arrangeParents();
    const { name, uuid } = await catalog.image(parents);

    const answer = await api.post(path, { image: buildImage({ ...parents, name, uuid }) });

    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({
      error: {
        id: null,
        errors: { name: ['has already been taken'], uuid: ['has already been taken'] },
        full_messages: ['Name has already been taken', 'UUID has already been taken'],
      },
    });
  });

  it('because a name is taken, beside what is blank', async () => {
    const { path, ...parents } = await arrangeParents();
    const { name } = await catalog.image(parents);

    const answer = await api.post(path, { image: { ...parents, name, uuid: 'free' } });

    expect(answer.body.error.errors).toEqual({ username: BLANK, name: ['has already been taken'] });
  });

  it('takes a name again for another operating system or compute resource, or in other case', async () => {
    const parents = await catalog.parents();
    const other = await catalog.parents();
    await catalog.image({ ...parents, name: 'same' });

    const answers = [
      await catalog.image({ ...parents, operatingsystem_id: other.operatingsystem_id, name: 'same' }),
      await catalog.image({ ...parents, compute_resource_id: other.compute_resource_id, name: 'same' }),
      await catalog.image({ ...parents, name: 'SAME' }),
    ];

    expect(answers.map(({ name }) => name)).toEqual(['same', 'same', 'SAME']);
  });

  it('takes a uuid again in another compute resource only', async () => {
    const parents = await catalog.parents();
    const other = await catalog.parents();
    const { uuid } = await catalog.image(parents);

    const elsewhere = await catalog.image({ ...other, uuid });
    const here = await api.post(`/api/operatingsystems/${other.operatingsystem_id}/images`, {
      image: buildImage({ ...parents, uuid }),
    });

    expect(elsewhere.uuid).toBe(uuid);
    expect(here.body.error.errors).toEqual({ uuid: ['has already been taken'] });
  });
});

describe('updating an image', () => {
  it.each(['compute_resource_id', 'operatingsystem_id', 'architecture_id'] as const)(
    'moves it to the %s of the body',
    async (column) => {
      const { path, ...parents } = await arrangeParents();
      const other = await catalog.parents();
      const { id } = await catalog.image(parents);

      const answer = await api.put(`${path}/${id}`, { image: { [column]: other[column] } });
      const here = await api.get(`/api/${column.replace(/_id$/, 's')}/${parents[column]}/images/${id}`);
      const there = await api.get(`/api/${column.replace(/_id$/, 's')}/${other[column]}/images/${id}`);

      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ ...parents, [column]: other[column] });
      expect(here.status).toBe(404);
      expect(there.status).toBe(200);
    },
  );

  it('moves it by name', async () => {
    const { path, ...parents } = await arrangeParents();
    const { id } = await catalog.image(parents);
    const cloud = await catalog.computeResource();

    const answer = await api.put(`${path}/${id}`, { image: { compute_resource_name: cloud.name } });

    expect(answer.body).toMatchObject({ compute_resource_id: cloud.id, compute_resource_name: cloud.name });
  });

  it('does not move it onto a name that is taken there', async () => {
    const { path, ...parents } = await arrangeParents();
    const { id } = await catalog.image({ ...parents, name: 'twin' });
    const cloud = await catalog.computeResource();
    await catalog.image({ ...parents, compute_resource_id: cloud.id, name: 'twin' });

    const answer = await api.put(`${path}/${id}`, { image: { compute_resource_id: cloud.id } });
    const kept = await api.get(`${path}/${id}`);

    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatchObject({ id, errors: { name: ['has already been taken'] } });
    expect(kept.body.compute_resource_id).toBe(parents.compute_resource_id);
  });

  it.each([
    ['username', ''],
    ['name', null],
    ['uuid', '  '],
    ['operatingsystem_id', null],
    ['compute_resource_id', null],
    ['architecture_id', ''],
  ])('refuses a blank %s and keeps the row', async (attribute, value) => {
    const { path, ...parents } = await arrangeParents();
    const image = await catalog.image(parents);

    const answer = await api.put(`${path}/${image.id}`, { image: { iam_role: 'changed', [attribute]: value } });
    const kept = await api.get(`${path}/${image.id}`);

    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatchObject({ id: image.id, errors: { [attribute]: ["can't be blank"] } });
    expect(kept.body).toEqual(image);
  });

  it.each(['operatingsystem_id', 'compute_resource_id', 'architecture_id'])(
    'refuses a %s that does not exist',
    async (column) => {
      const { path, ...parents } = await arrangeParents();
      const image = await catalog.image(parents);

      const answer = await api.put(`${path}/${image.id}`, { image: { [column]: 999_999 } });

      expect(answer.status).toBe(422);
      expect(answer.body.error).toMatchObject({ id: image.id, errors: { [column]: ['must exist'] } });
    },
  );

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['an empty object', {}],
    ['an empty wrapper', { image: {} }],
    ['a null wrapper', { image: null }],
    ['a list', []],
    ['null', 'null'],
    ['the values it has', null],
  ])('with %s changes nothing and answers 200', async (_what, sent) => {
    const { path, ...parents } = await arrangeParents();
    const image = await catalog.image(parents);
    const body = sent === null ? { image: { name: image.name, user_data: image.user_data } } : sent;

    const answer = await api.put(`${path}/${image.id}`, body, { headers: { 'content-type': 'application/json' } });
    const audits = await api.database.query(
      `SELECT action FROM audits WHERE auditable_type = 'Image' AND auditable_id = $1`,
      [image.id],
    );

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(image);
    expect(audits).toEqual([{ action: 'create' }]);
  });

  it('may keep its own name and uuid', async () => {
    const { path, ...parents } = await arrangeParents();
    const { id, name, uuid } = await catalog.image(parents);

    const answer = await api.put(`${path}/${id}`, { image: { name, uuid, username: 'other' } });

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ name, uuid, username: 'other' });
  });

  it('moves updated_at and leaves created_at', async () => {
    const { path, ...parents } = await arrangeParents();
    const { id } = await catalog.image(parents);
    await api.database.query(`UPDATE images SET created_at = '2020-08-31T15:17:29.296Z', updated_at = created_at`);

    const answer = await api.put(`${path}/${id}`, { image: { username: 'later' } });

    expect(answer.body.created_at).toBe('2020-08-31 15:17:29 UTC');
    expect(answer.body.updated_at > '2025').toBe(true);
  });

  it('takes user_data and iam_role away with null', async () => {
    const { path, ...parents } = await arrangeParents();
    const { id } = await catalog.image({ ...parents, user_data: true, iam_role: 'reader' });

    const answer = await api.put(`${path}/${id}`, { image: { user_data: null, iam_role: null } });

    expect(answer.body).toMatchObject({ user_data: null, iam_role: null });
  });

  it('keeps a password that is not given, replaces one that is, and clears it with null', async () => {
    const { path, ...parents } = await arrangeParents();
    const { id } = await catalog.image({ ...parents, password: 'first' });
    const stored = async () =>
      (await api.database.query('SELECT password FROM images WHERE id = $1', [id]))[0].password;

    const first = await stored();
    await api.put(`${path}/${id}`, { image: { username: 'x' } });
    const kept = await stored();
    await api.put(`${path}/${id}`, { image: { password: 'second' } });
    const second = await stored();
    await api.put(`${path}/${id}`, { image: { password: null } });
    const cleared = await stored();

    expect(first).toMatch(/^v1\./);
    expect(kept).toBe(first);
    expect(second).toMatch(/^v1\./);
    expect(second).not.toBe(first);
    expect(cleared).toBeNull();
  });
});

describe('deleting', () => {
  it('an image answers 404 the second time', async () => {
    const { path, ...parents } = await arrangeParents();
    const { id } = await catalog.image(parents);

    const first = await api.delete(`${path}/${id}`);
    const second = await api.delete(`${path}/${id}`);

    expect([first.status, second.status]).toEqual([200, 404]);
  });

  it('shows user_data and iam_role of an image whatever the provider', async () => {
    const cloud = await catalog.computeResource(buildComputeResource({ provider: 'Libvirt', url: 'qemu:///system' }));
    const { id } = await catalog.image({ compute_resource_id: cloud.id, user_data: true });

    const deleted = await api.delete(`/api/compute_resources/${cloud.id}/images/${id}`);

    expect(Object.keys(deleted.body)).toEqual(DELETED_KEYS);
    expect(deleted.body).toMatchObject({ user_data: true, iam_role: null, password: null });
  });

  it.each(PARENTS)('%s deletes its images, and the totals of the others follow', async (_parent, pathOf) => {
    const parents = await catalog.parents();
    const other = await catalog.parents();
    await catalog.image(parents);
    await catalog.image(parents);
    const kept = await catalog.image({
      ...other,
      ...(pathOf(parents).startsWith('compute') ? {} : { compute_resource_id: parents.compute_resource_id }),
    });

    const deleted = await api.delete(`/api/${pathOf(parents)}`);
    const totals = await Promise.all(
      PARENTS.filter(([, of]) => of !== pathOf).map(async ([, of]) => {
        const answer = await api.get(`/api/${of(parents)}/images`);
        return [answer.body.total, answer.body.results.length];
      }),
    );

    expect(deleted.status).toBe(200);
    for (const [total, shown] of totals) expect(total).toBe(shown);
    expect((await api.get(`/api/operatingsystems/${kept.operatingsystem_id}/images/${kept.id}`)).status).toBe(200);
  });
});
