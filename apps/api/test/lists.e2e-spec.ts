import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Catalog } from './builders.js';
import { RunningApi } from './running-api.js';

const ENVELOPE = ['total', 'subtotal', 'page', 'per_page', 'search', 'sort', 'results'];

let api: RunningApi;

/** The lists of the file, each of 25 rows: one cloud's images, and all clouds, operating systems and architectures. */
let images: string;
let lists: string[];

beforeAll(async () => {
  api = await RunningApi.start();
  await api.database.query(`INSERT INTO compute_resources (name, type)
    SELECT 'cloud ' || (26 - n), 'Foreman::Model::EC2' FROM generate_series(1, 25) n`);
  await api.database.query(`INSERT INTO architectures (name) SELECT 'cpu' || (26 - n) FROM generate_series(1, 25) n`);
  await api.database.query(`INSERT INTO operatingsystems (name, major, title)
    SELECT 'os' || (26 - n), '1', 'os' || (26 - n) || ' 1' FROM generate_series(1, 25) n`);
  await api.database.query(`INSERT INTO images
      (compute_resource_id, architecture_id, operatingsystem_id, name, uuid, username, user_data)
    SELECT 1, n, n, 'image ' || (26 - n), 'ami-' || n, CASE WHEN n > 20 THEN 'rare' ELSE 'root' END, n = 1
    FROM generate_series(1, 25) n`);
  images = '/api/compute_resources/1/images';
  lists = ['/api/compute_resources', '/api/operatingsystems', '/api/architectures', images];
});

afterAll(() => api.stop());

function idsOf(answer: { body: { results: { id: number }[] } }): number[] {
  return answer.body.results.map(({ id }) => id);
}

describe('the envelope', () => {
  it('has exactly seven keys in order, and numbers', async () => {
    for (const path of lists) {
      const answer = await api.get(path);

      expect(answer.status).toBe(200);
      expect(Object.keys(answer.body)).toEqual(ENVELOPE);
      expect(Object.keys(answer.body.sort)).toEqual(['by', 'order']);
      expect(answer.body).toMatchObject({
        total: 25,
        subtotal: 25,
        page: 1,
        per_page: 20,
        search: null,
        sort: { by: null, order: null },
      });
      expect(answer.body.results).toHaveLength(20);
    }
  });

  it('is what Foreman writes, to the letter', async () => {
    const answer = await api.get('/api/architectures?search=name%20=%20nothing&order=name%20desc&page=3&per_page=5');

    expect(answer.text).toBe(
      '{"total":25,"subtotal":0,"page":3,"per_page":5,"search":"name = nothing",' +
        '"sort":{"by":"name","order":"desc"},"results":[]}',
    );
  });

  it('counts the search in subtotal only, and the parent in both', async () => {
    const searched = await api.get(`${images}?search=username=rare`);
    const below = await api.get('/api/operatingsystems/1/images?search=username=rare');

    expect(searched.body).toMatchObject({ total: 25, subtotal: 5, search: 'username=rare' });
    expect(below.body).toMatchObject({ total: 1, subtotal: 0 });
  });

  it.each([
    ['search=', { search: '', subtotal: 25 }],
    ['search=%20%20', { search: '  ', subtotal: 25 }],
    ['search=image', { search: 'image', subtotal: 25 }],
  ])('echoes ?%s', async (query, expected) => {
    const answer = await api.get(`${images}?${query}`);

    expect(answer.body).toMatchObject(expected);
  });

  it.each<[string, { by: string | null; order: string | null }]>([
    ['order=name', { by: 'name', order: 'ASC' }],
    ['order=name%20DESC', { by: 'name', order: 'DESC' }],
    ['order=name+desc', { by: 'name', order: 'desc' }],
    ['order=name%20foo', { by: 'name', order: 'foo' }],
    ['order=name%20ASC,%20id%20DESC', { by: 'name', order: 'ASC,' }],
    ['order=name%20%20%20DESC%20', { by: 'name', order: 'DESC' }],
    ['order=', { by: null, order: null }],
    ['order=%20', { by: null, order: null }],
  ])('echoes ?%s as its sort', async (query, sort) => {
    const answer = await api.get(`${images}?${query}`);

    expect(answer.status).toBe(200);
    expect(answer.body.sort).toEqual(sort);
  });

  it.each(['include_permissions', 'include_permissions=', 'include_permissions=false', 'include_permissions=1'])(
    'tells permissions for ?%s',
    async (query) => {
      const answer = await api.get(`${images}?${query}`);

      expect(Object.keys(answer.body)).toEqual([
        ...ENVELOPE.slice(0, 5),
        'can_create',
        'can_edit',
        ...ENVELOPE.slice(5),
      ]);
      expect(answer.body).toMatchObject({ can_create: true, can_edit: true });
    },
  );

  it.each([
    ['root_name=foo', 'foo'],
    ['root_name=false', 'false'],
    ['root_name=', 'results'],
    ['root_name=__proto__', '__proto__'],
    ['root_name[]=foo', 'results'],
  ])('names its rows for ?%s', async (query, key) => {
    const answer = await api.get(`${images}?${query}&per_page=3`);

    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual([...ENVELOPE.slice(0, -1), key]);
    expect(Object.entries(answer.body).at(-1)?.[1]).toHaveLength(3);
  });
});

describe('paging', () => {
  it.each<[string, { page: number; per_page: number }, number]>([
    ['per_page=all', { page: 1, per_page: 25 }, 25],
    ['per_page=all&page=7', { page: 7, per_page: 25 }, 25],
    ['per_page=4294967296', { page: 1, per_page: 4_294_967_296 }, 25],
    ['per_page=9007199254740991', { page: 1, per_page: 9_007_199_254_740_991 }, 25],
    ['per_page=99999&page=1', { page: 1, per_page: 99_999 }, 25],
    ['per_page=1000&page=1', { page: 1, per_page: 1000 }, 25],
    ['per_page=10', { page: 1, per_page: 10 }, 10],
    ['per_page=10&page=3', { page: 3, per_page: 10 }, 5],
    ['per_page=10&page=4', { page: 4, per_page: 10 }, 0],
    ['page=2', { page: 2, per_page: 20 }, 5],
    ['page=999999999', { page: 999_999_999, per_page: 20 }, 0],
    ['per_page=4294967296&page=2', { page: 2, per_page: 4_294_967_296 }, 0],
    ['per_page=0', { page: 1, per_page: 0 }, 0],
    ['per_page=', { page: 1, per_page: 20 }, 20],
    ['page=', { page: 1, per_page: 20 }, 20],
    ['page=1&page=2', { page: 2, per_page: 20 }, 5],
    ['page=%202%20', { page: 2, per_page: 20 }, 5],
    ['thin=1&full_result=true&object_name=x&colour=blue', { page: 1, per_page: 20 }, 20],
  ])('by ?%s', async (query, echoed, rows) => {
    for (const path of lists) {
      const answer = await api.get(`${path}?${query}`);

      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ total: 25, subtotal: 25, ...echoed });
      expect(answer.body.results).toHaveLength(rows);
    }
  });

  it.each([
    ['page=0', 'invalid page: 0'],
    ['page=-1', 'invalid page: -1'],
    ['page=abc', 'invalid page: abc'],
    ['page=1.5', 'invalid page: 1.5'],
    ['page=all', 'invalid page: all'],
    ['page[]=1', 'invalid page: ["1"]'],
    ['page[a]=1', 'invalid page: {"a":"1"}'],
    ['page=99999999999999999999', 'invalid page: 100000000000000000000'],
    ['page=9007199254740991&per_page=9007199254740991', 'invalid offset: page 9007199254740991'],
    ['per_page=-5', 'invalid per_page: -5'],
    ['per_page=abc', 'invalid per_page: abc'],
    ['per_page=ALL', 'invalid per_page: ALL'],
    ['per_page=1e3', 'invalid per_page: 1e3'],
    ['per_page[]=5', 'invalid per_page: ["5"]'],
    ['per_page=99999999999999999999', 'invalid per_page: 100000000000000000000'],
    ['search[]=name', 'search must be a string'],
    ['search[a]=name', 'search must be a string'],
    ['order[]=name', 'order must be a string'],
  ])('refuses ?%s', async (query, message) => {
    for (const path of lists) {
      const answer = await api.get(`${path}?${query}`);

      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({ error: { message } });
    }
  });

  it('goes through every row once', async () => {
    for (const path of lists) {
      const seen: number[] = [];
      for (const page of [1, 2, 3, 4]) seen.push(...idsOf(await api.get(`${path}?per_page=7&page=${page}`)));

      expect(seen).toHaveLength(25);
      expect(new Set(seen).size).toBe(25);
    }
  });
});

describe('the order', () => {
  it.each([
    ['/api/compute_resources', 'name'],
    ['/api/operatingsystems', 'title'],
  ])('of %s is by %s unless asked otherwise', async (path, key) => {
    const plain = await api.get(`${path}?per_page=all`);
    const asked = await api.get(`${path}?per_page=all&order=${key}`);

    const names = plain.body.results.map((row: Record<string, string>) => row[key]);
    expect(names).toEqual([...names].sort((a, b) => (a < b ? -1 : 1)));
    expect(idsOf(plain)).toEqual(idsOf(asked));
  });

  it('of architectures and images is by id unless asked otherwise', async () => {
    for (const path of ['/api/architectures', images]) {
      const answer = await api.get(`${path}?per_page=all`);

      expect(idsOf(answer)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    }
  });

  it.each([
    ['id', 1, 25],
    ['name', 25, 17],
    ['username', 21, 1],
    ['compute_resource', 1, 1],
    ['architecture', 1, 25],
    ['operatingsystem', 1, 25],
    ['user_data', 2, 1],
  ])('of images may be asked by %s, which begins with image %i or %i', async (field, first, last) => {
    const up = idsOf(await api.get(`${images}?order=${field}&per_page=all`));
    const down = idsOf(await api.get(`${images}?order=${field}%20DESC&per_page=all`));

    expect([up[0], down[0]]).toEqual([first, last]);
    expect([new Set(up).size, new Set(down).size]).toEqual([25, 25]);
  });

  it('breaks ties by id, so that pages never overlap', async () => {
    const pages = [1, 2, 3].map((page) => api.get(`${images}?order=username%20DESC&per_page=10&page=${page}`));
    const ids = (await Promise.all(pages)).flatMap(idsOf);

    const root = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(ids).toEqual([...root, 21, 22, 23, 24, 25]);
  });

  it.each(['created_at', 'uuid', '-name', 'name,id', 'NAME', 'compute_resource_id', 'id;drop', '1', '__proto__'])(
    'cannot be by %s',
    async (order) => {
      const answer = await api.get(`${images}?order=${encodeURIComponent(order)}`);

      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({
        error: {
          message: `the field '${order}' in the order statement is not valid field for search`,
          class: 'ScopedSearch::QueryNotSupported',
        },
      });
    },
  );
});

describe('the search', () => {
  it.each<[string, number]>([
    ['name="image 1"', 1],
    ['name = "image 1"', 1],
    ['name == "image 1"', 1],
    ['name="image 1",operatingsystem="25"', 1],
    ['name="image 1",operatingsystem="1"', 0],
    ['name = "image 1" or name = "image 2"', 2],
    ['name == "image 1" AND username == "rare"', 1],
    ['architecture=3', 1],
    ['compute_resource="cloud 25"', 25],
    ['user_data = true', 1],
    ['id="3"', 1],
    ['rare', 5],
    ['name=image', 0],
    ['name~image', 25],
  ])('that clients send: %s', async (search, found) => {
    const answer = await api.get(`${images}?search=${encodeURIComponent(search)}`);

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ total: 25, subtotal: found, search });
  });

  it('takes quotes and brackets as they are in the URL', async () => {
    const answer = await api.get(`${images}?search=name="image 1"`);

    expect(answer.body).toMatchObject({ subtotal: 1, search: 'name="image 1"' });
  });

  it.each([
    ['bogus = 1', "Field 'bogus' not recognized for searching!"],
    ['name!=foo', "Field 'name!' not recognized for searching!"],
    ['uuid = x', "Field 'uuid' not recognized for searching!"],
    ['architecture = x86_64', "Value 'x86_64' is not valid for field 'id'"],
    ['id = -5', 'Value expected but found :not'],
    ['user_data = maybe', "'user_data' should be one of 'true, false', but the query was 'maybe'"],
  ])('is refused: %s', async (search, message) => {
    const answer = await api.get(`${images}?search=${encodeURIComponent(search)}`);

    expect(answer.status).toBe(400);
    expect(answer.text).toBe(JSON.stringify({ error: { message, class: 'ScopedSearch::QueryNotSupported' } }));
  });

  it('never reaches the database as text', async () => {
    for (const search of [`name = "'; DROP TABLE images; --"`, `name ~ "' OR '1'='1"`, '$1', '"$2"']) {
      const answer = await api.get(`${images}?search=${encodeURIComponent(search)}`);

      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ total: 25, subtotal: 0 });
    }
  });
});

describe('parameters of a list', () => {
  const form = 'application/x-www-form-urlencoded';

  it('are read from a JSON body, as nailgun sends them', async () => {
    const answer = await api.get('/api/v2/compute_resources/1/images', {
      body: { compute_resource_id: 1, search: 'name="image 1"', per_page: 1000, page: 1 },
      headers: { accept: '*/*' },
    });

    expect(answer.body).toMatchObject({ subtotal: 1, per_page: 1000, search: 'name="image 1"' });
  });

  it('are read from a form body, as python-foreman sends them', async () => {
    const found = await api.get('/api/v2/compute_resources', {
      body: 'search=name+%3D%3D+%22cloud+7%22&per_page=1000',
      headers: { accept: '*/*', 'content-type': form },
    });
    const all = await api.get('/api/v2/compute_resources/1/images', {
      body: 'page=1&per_page=99999',
      headers: { accept: '*/*', 'content-type': form },
    });

    expect(found.body).toMatchObject({ subtotal: 1, per_page: 1000, search: 'name == "cloud 7"' });
    expect(all.body.results).toHaveLength(25);
  });

  it('name parents in a JSON body, which then must all match', async () => {
    const answer = await api.get(images, { body: { operatingsystem_id: 3 } });
    const nested = await api.get('/api/architectures', { body: { operatingsystem_id: 999_999 } });

    expect(idsOf(answer)).toEqual([3]);
    expect(nested.status).toBe(404);
  });

  it('win in a body over those of the query', async () => {
    const answer = await api.get(`${images}?per_page=3&search=rare`, { body: { per_page: 4 } });

    expect(answer.body).toMatchObject({ per_page: 4, search: 'rare' });
  });

  it('may be absent though the content type is JSON', async () => {
    for (const body of [undefined, '', ' \n', '{}', 'null', '[]']) {
      const answer = await api.get(images, { body, headers: { 'content-type': 'application/json' } });

      expect(answer.status).toBe(200);
      expect(answer.body.total).toBe(25);
    }
  });

  it.each([
    ['a trailing slash', '/?search=rare'],
    ['a format', '.json?search=rare'],
    ['a trailing ampersand', '?search=rare&'],
    ['an empty key', '?=x&search=rare'],
    ['percent-encoding', '?search=%72%61%72%65'],
    ['a second, later search', '?search=nothing&search=rare'],
  ])('are read after %s', async (_what, tail) => {
    const answer = await api.get(images + tail);

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ subtotal: 5, search: 'rare' });
  });

  it.each(['/api/compute_resources', '/api/operatingsystems', '/api/architectures', '/api/compute_resources/1/images'])(
    'leave %s found with slash, format and version',
    async (path) => {
      const variants = [
        `${path}/`,
        `${path}.json`,
        path.replace('/api', '/api/v2'),
        `${path.replace('/api', '/api/v2')}.json`,
      ];

      for (const variant of variants) expect((await api.get(variant)).body.total).toBe(25);
    },
  );

  it('are not decoded twice', async () => {
    const answer = await api.get(`${images}?search=name%253Dx`);

    expect(answer.body).toMatchObject({ search: 'name%3Dx', subtotal: 0 });
  });
});

describe('root_name of a single row', () => {
  it('wraps it, and the members of its lists in the singular', async () => {
    const catalog = new Catalog(api);
    const os = await catalog.operatingsystem();
    const { id, name } = await catalog.architecture({ operatingsystem_ids: [os.id] });

    const shown = await api.get(`/api/architectures/${id}?root_name=things`);
    const updated = await api.put(`/api/architectures/${id}`, { architecture: {}, root_name: 'foo' });
    const deleted = await api.delete(`/api/architectures/${id}?root_name=foo`);

    expect(Object.keys(shown.body)).toEqual(['things']);
    expect(Object.keys(shown.body.things)).toEqual([
      'created_at',
      'updated_at',
      'name',
      'id',
      'operatingsystems',
      'images',
    ]);
    expect(shown.body.things).toMatchObject({ id, name, operatingsystems: [{ thing: { id: os.id } }], images: [] });
    expect(updated.body.foo.operatingsystems).toEqual([{ foo: { id: os.id, name: os.name, title: os.title } }]);
    expect(Object.keys(deleted.body)).toEqual(['id', 'name', 'created_at', 'updated_at']);
  });

  it('does not wrap it when it is false or blank, nor an error', async () => {
    const { id } = await new Catalog(api).architecture();

    const plain = await api.get(`/api/architectures/${id}`);
    const unwrapped = await api.get(`/api/architectures/${id}?root_name=false`);
    const blank = await api.get(`/api/architectures/${id}?root_name=`);
    const missing = await api.get('/api/architectures/999999?root_name=foo');
    const invalid = await api.post('/api/architectures?root_name=foo', {});

    expect([unwrapped.text, blank.text]).toEqual([plain.text, plain.text]);
    expect([Object.keys(missing.body), Object.keys(invalid.body)]).toEqual([['error'], ['error']]);
  });
});

describe('a long list', () => {
  beforeAll(async () => {
    const { id } = await new Catalog(api).computeResource();
    await api.database.query(
      `INSERT INTO images (compute_resource_id, architecture_id, operatingsystem_id, name, uuid, username)
       SELECT $1, 1, 1, 'long ' || n, 'long-' || n, 'root' FROM generate_series(1, 1100) n`,
      [id],
    );
    images = `/api/compute_resources/${id}/images`;
  });

  it.each(['foo', 'total', 'results', '5', '__proto__', '"quoted"'])('names its rows %s', async (root) => {
    const answer = await api.get(`${images}?per_page=all&root_name=${encodeURIComponent(root)}`);

    expect(answer.status).toBe(200);
    expect(Object.entries(answer.body).find(([key]) => key === root)?.[1]).toHaveLength(1100);
    expect(answer.body).toMatchObject({ page: 1, sort: { by: null, order: null } });
  });

  it('tells permissions', async () => {
    const answer = await api.get(`${images}?per_page=all&include_permissions=1`);

    expect(Object.keys(answer.body)).toEqual([...ENVELOPE.slice(0, 5), 'can_create', 'can_edit', 'sort', 'results']);
  });
});
