import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildImage, Catalog, parentsOf, unique } from './builders.js';
import { People } from './people.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
});

afterAll(() => api.stop());

const notFound = (id: string | number) => ({ error: { message: `Resource image not found by id '${id}'` } });

describe('images below a compute resource that is named', () => {
  it('are listed, shown, made, changed and deleted as below its id', async () => {
    const name = unique('By name ');
    const cloud = await catalog.computeResource({ name });
    const first = await catalog.image({ compute_resource_id: cloud.id });
    const path = `/api/compute_resources/${encodeURIComponent(name)}/images`;
    const { compute_resource_id: _none, ...others } = parentsOf(first);

    const listed = await api.get(path);
    const shown = await api.get(`${path}/${first.id}`);
    const made = await api.post(path, { image: buildImage(others) });
    const changed = await api.put(`${path}/${made.body.id}`, { image: { username: 'named' } });
    const deleted = await api.delete(`${path}/${made.body.id}`);
    const crossed = await api.get(
      `/api/operatingsystems/${first.operatingsystem_id}/images?compute_resource_id=${encodeURIComponent(name)}`,
    );

    expect([listed, shown, made, changed, deleted].map(({ status }) => status)).toEqual([200, 200, 201, 200, 200]);
    expect(listed.body.results).toEqual([first]);
    expect([made.body.compute_resource_id, changed.body.username]).toEqual([cloud.id, 'named']);
    expect(crossed.body.results).toEqual([first]);
  });

  it('are those of an id before those of a name', async () => {
    const first = await catalog.image();
    const named = await catalog.computeResource({ name: `${first.compute_resource_id}-other` });
    await catalog.image({ compute_resource_id: named.id });

    const { body } = await api.get(`/api/compute_resources/${encodeURIComponent(named.name)}/images`);

    expect(body.results).toEqual([first]);
  });

  it('are none where a number is only a name', async () => {
    const named = await catalog.computeResource({ name: '987654' });
    await catalog.image({ compute_resource_id: named.id });

    const answers = [
      await api.get('/api/compute_resources/987654'),
      await api.get('/api/compute_resources/987654/available_images'),
      await api.get('/api/compute_resources/987654/sync'),
      await api.get('/api/compute_resources/987654/images'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it('stay hidden with it', async () => {
    const people = new People(api);
    const image = await catalog.image();
    const as = await people.person({
      roles: [await people.role([{ permissions: ['view_images', 'view_compute_resources'] }])],
      organizations: [await people.taxonomy('organizations')],
      locations: [await people.taxonomy('locations')],
    });

    const answer = await api.get(`/api/compute_resources/${encodeURIComponent(image.compute_resource_name)}/images`, {
      as,
    });

    expect([answer.status, answer.body]).toEqual([404, notFound('')]);
  });
});

describe('what is no parent of an image', () => {
  it.each([
    'organization_id=',
    'location_id=',
    'location_id=%20',
    'host_id=5',
    'hostgroup_id=5',
    'medium_id=',
    'usergroup_id=x',
  ])('has none: %s', async (query) => {
    const image = await catalog.image();
    const path = `/api/compute_resources/${image.compute_resource_id}/images`;

    const answers = [
      await api.get(`${path}?${query}`),
      await api.get(`${path}/${image.id}?${query}`),
      await api.post(`${path}?${query}`, { image: buildImage({ ...parentsOf(image) }) }),
      await api.put(`${path}/${image.id}?${query}`, { image: { username: 'x' } }),
      await api.delete(`${path}/${image.id}?${query}`),
      await api.get(`/api/architectures/${image.architecture_id}/images?${query}`),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(answers[0]?.body).toEqual(notFound(''));
    expect(answers[1]?.body).toEqual(notFound(image.id));
    expect((await api.get(`${path}/${image.id}`)).body).toEqual(image);
  });

  it.each(['bogus_id=5', 'host=5', 'id=7', 'search=&organization='])('is not named by %s', async (query) => {
    const image = await catalog.image();

    const { body } = await api.get(`/api/compute_resources/${image.compute_resource_id}/images?${query}`);

    expect(body.results).toEqual([image]);
  });

  it('does not matter in a body, which clients send', async () => {
    const image = await catalog.image();
    const path = `/api/compute_resources/${image.compute_resource_id}/images/${image.id}`;

    const answer = await api.put(path, { organization_id: '', location_id: null, image: { username: 'x' } });

    expect(answer.status).toBe(200);
  });

  it('is blank for somebody with organizations of their own, to whom it means all of them', async () => {
    const people = new People(api);
    const organization = await people.taxonomy('organizations');
    const location = await people.taxonomy('locations');
    const image = await catalog.image();
    await people.place(image.compute_resource_id, organization, location);
    const as = await people.person({
      roles: [await people.role([{ permissions: ['view_images', 'view_compute_resources'] }])],
      organizations: [organization],
      locations: [location],
    });

    const { body } = await api.get(`/api/compute_resources/${image.compute_resource_id}/images?organization_id=`, {
      as,
    });

    expect(body.results).toEqual([image]);
  });
});

describe('images below an organization or location, which the query names', () => {
  it.each(['organization', 'location'] as const)('are not found by who may not view that %s', async (kind) => {
    const people = new People(api);
    const organization = await people.taxonomy('organizations');
    const location = await people.taxonomy('locations');
    const image = await catalog.image();
    await people.place(image.compute_resource_id, organization, location);
    const places = { organizations: [organization], locations: [location] };
    const query = `${kind}_id=${kind === 'organization' ? organization : location}`;
    const paths = pathsOf(image).map((parent) => `/api/${parent}/images`);
    const permissions = [
      'view_images',
      'view_compute_resources',
      'view_operatingsystems',
      'view_architectures',
    ] as const;
    const without = await people.holder(permissions, places);
    const holder = await people.holder([...permissions, `view_${kind}s`], places);

    const lists = await Promise.all(paths.map((path) => api.get(`${path}?${query}`, { as: without })));
    const shows = await Promise.all(paths.map((path) => api.get(`${path}/${image.id}?${query}`, { as: without })));
    const later = await api.get(`${paths[0]}?search=&${query}&architecture_id=${image.architecture_id}`, {
      as: without,
    });
    const viewed = await Promise.all(paths.map((path) => api.get(`${path}?${query}`, { as: holder })));
    const shown = await Promise.all(paths.map((path) => api.get(`${path}/${image.id}?${query}`, { as: holder })));

    expect([...lists, later].map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(lists[0]?.body).toEqual(notFound(''));
    expect(shows.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(shows[0]?.body).toEqual(notFound(image.id));
    expect(viewed.map(({ body }) => body.results)).toEqual([[image], [image], [image]]);
    expect(shown.map(({ body }) => body)).toEqual([image, image, image]);
  });

  it('are all that the caller may view, whatever the path names, as the first parent of a query counts', async () => {
    const people = new People(api);
    const organization = await people.taxonomy('organizations');
    const [here, there, elsewhere] = [await catalog.image(), await catalog.image(), await catalog.image()];
    for (const { compute_resource_id: id } of [here, there]) await people.place(id, organization, null);
    const path = `/api/compute_resources/${here.compute_resource_id}/images`;

    const list = await api.get(`${path}?organization_id=${organization}`);
    const shown = await api.get(`${path}/${there.id}?organization_id=${organization}`);
    const hidden = await api.get(`${path}/${elsewhere.id}?organization_id=${organization}`);
    const first = await api.get(`${path}?architecture_id=${there.architecture_id}&organization_id=${organization}`);
    const changed = await api.put(`${path}/${there.id}?organization_id=${organization}`, { image: { username: 'x' } });
    const deleted = await api.delete(`${path}/${there.id}?organization_id=${organization}`);

    expect([list.body.total, list.body.results]).toEqual([2, [here, there]]);
    expect(shown.body).toEqual(there);
    expect([hidden.status, hidden.body]).toEqual([404, notFound(elsewhere.id)]);
    expect(first.body.results).toEqual([there]);
    expect([changed.status, deleted.status]).toEqual([404, 404]);
  });
});

describe('the error of an image that is not there', () => {
  it('names its id with all its dots, but not below an architecture', async () => {
    const { architecture_id } = await catalog.image();

    const answers = [
      await api.get('/api/compute_resources/999999/images/1.json'),
      await api.get('/api/v2/operatingsystems/999999/images/1.json'),
      await api.get(`/api/compute_resources/${(await catalog.computeResource()).id}/images/1.json`),
      await api.get('/api/architectures/999999/images/1.json'),
      await api.get(`/api/architectures/${architecture_id}/images/999999.json`),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(answers.map(({ body }) => body)).toEqual(['1.json', '1.json', '1.json', '1', '999999'].map(notFound));
  });

  it('is not that of one that is, with or without a format', async () => {
    const image = await catalog.image();

    const answers = await Promise.all(
      pathsOf(image).map((parent) => api.get(`/api/${parent}/images/${image.id}.json`)),
    );

    expect(answers.map(({ body }) => body)).toEqual([image, image, image]);
  });

  it('is that of the compute resource where slashes are doubled', async () => {
    const answer = await api.get('/api/compute_resources//images');

    expect([answer.status, answer.body]).toEqual([
      404,
      { error: { message: "Resource compute_resource not found by id 'images'" } },
    ]);
  });
});

function pathsOf(image: { compute_resource_id: number; operatingsystem_id: number; architecture_id: number }) {
  return [
    `compute_resources/${image.compute_resource_id}`,
    `operatingsystems/${image.operatingsystem_id}`,
    `architectures/${image.architecture_id}`,
  ];
}

describe('a NUL byte', () => {
  const nul = 'a\u0000b';

  it('does not matter where no text is kept', async () => {
    const image = await catalog.image();
    const path = `/api/compute_resources/${image.compute_resource_id}/images`;
    const { compute_resource_id: _none, ...others } = parentsOf(image);
    const unread = {
      compute_resource_id: nul,
      user_data: nul,
      os: nul,
      id: nul,
      created_at: nul,
    };

    const answer = await api.post(path, { image: { ...buildImage(others), ...unread } });

    expect([answer.status, answer.body.compute_resource_id]).toEqual([201, image.compute_resource_id]);
  });

  it.each(['name', 'uuid', 'username', 'password', 'iam_role'])('is refused in %s', async (attribute) => {
    const image = await catalog.image();
    const before = await api.countRows();

    const answer = await api.post(`/api/compute_resources/${image.compute_resource_id}/images`, {
      image: { ...buildImage({ ...parentsOf(image) }), [attribute]: nul },
    });

    expect([answer.status, answer.body.error.message]).toEqual([
      400,
      `Parameter '${attribute}' holds a NUL byte or an unpaired surrogate, which no text may`,
    ]);
    expect(await api.countRows()).toEqual(before);
  });

  it.each([
    ['beside the wrapper', { search: nul, image: {} }],
    ['in a name of a list', { compute_resource: { organization_names: [nul] } }],
    ['in a member of an association', { compute_resource: {}, organizations: [{ name: nul }] }],
    ['in a list that is not read', { compute_resource: { name: [nul] } }],
    ['in a key', { compute_resource: { [nul]: 1 } }],
    ['in an unpaired surrogate', { compute_resource: { name: '\ud800' } }],
  ])('is refused %s', async (_where, body) => {
    const { id } = await catalog.computeResource();

    const answer = await api.put(`/api/compute_resources/${id}`, body);

    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain('holds a NUL byte');
  });
});
