import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { People, type Person } from './people.js';
import { RunningApi } from './running-api.js';

const VIEW_DATE = expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} UTC$/);

const LISTED = {
  created_at: VIEW_DATE,
  updated_at: VIEW_DATE,
  id: 1,
  type: 'AuthSourceInternal',
  name: 'Internal',
  locations: [],
  organizations: [],
};

let api: RunningApi;
let people: People;
let viewer: Person;
let stranger: Person;

beforeAll(async () => {
  api = await RunningApi.start();
  people = new People(api);
  viewer = await people.person({ roles: [await people.role([{ permissions: ['view_authenticators'] }])] });
  stranger = await people.person({ roles: [await people.role([{ permissions: ['view_users'] }])] });
});

afterAll(() => api.stop());

describe('authentication sources', () => {
  it("are listed and shown in Foreman's form", async () => {
    const listed = await api.get('/api/auth_sources', { as: viewer });
    const shown = await api.get('/api/auth_sources/1', { as: viewer });
    const named = await api.get('/api/auth_sources/Internal', { as: viewer });

    expect(Object.entries(listed.body)).toEqual(
      Object.entries({
        total: 1,
        subtotal: 1,
        page: 1,
        per_page: 20,
        search: null,
        sort: { by: null, order: null },
        results: [LISTED],
      }),
    );
    expect(Object.entries(listed.body.results[0])).toEqual(Object.entries(LISTED));
    expect([shown.body, named.body]).toEqual(Array(2).fill(listed.body.results[0]));
  });

  it('of the internal kind are listed and shown, too', async () => {
    const listed = await api.get('/api/auth_source_internals', { as: viewer });
    const shown = await api.get('/api/auth_source_internals/1', { as: viewer });

    const row = { created_at: VIEW_DATE, updated_at: VIEW_DATE, id: 1, name: 'Internal' };
    expect(listed.body).toMatchObject({ total: 1, results: [row] });
    expect(Object.entries(shown.body)).toEqual(Object.entries(row));
  });

  it.each([
    ['name = Internal', 1],
    ['name="Internal"', 1],
    ['name ~ intern', 1],
    ['intern', 1],
    ['id = 1', 1],
    ['name = LDAP', 0],
  ])('are found by %s', async (search, count) => {
    const { body } = await api.get(`/api/auth_sources?search=${encodeURIComponent(search)}`, { as: viewer });

    expect([body.total, body.subtotal, body.results.length]).toEqual([1, count, count]);
  });

  it('are the same in every organization and location', async () => {
    const [organization, location] = [await people.taxonomy('organizations'), await people.taxonomy('locations')];

    const answers = await Promise.all(
      [`organizations/${organization}`, `locations/${location}`].map((place) => api.get(`/api/${place}/auth_sources`)),
    );

    expect(answers.map(({ body }) => body.results)).toEqual([[LISTED], [LISTED]]);
  });

  it.each(['auth_sources', 'auth_sources/1', 'auth_sources/auto_complete_search', 'auth_source_internals'])(
    'ask for view_authenticators at %s',
    async (path) => {
      const { status, body } = await api.get(`/api/${path}`, { as: stranger });

      expect([status, body]).toEqual([
        403,
        {
          error: {
            message: 'Access denied',
            details: 'Missing one of the required permissions: view_authenticators',
            missing_permissions: ['view_authenticators'],
          },
        },
      ]);
    },
  );

  it('are bound by filters', async () => {
    const blind = await people.role([{ permissions: ['view_authenticators'], search: 'name = LDAP' }]);
    const as = await people.person({ roles: [blind] });

    const listed = await api.get('/api/auth_sources', { as });
    const shown = await api.get('/api/auth_sources/1', { as });

    expect([listed.body.total, listed.body.results, shown.status]).toEqual([0, [], 404]);
  });

  it('that do not exist are not found', async () => {
    const source = await api.get('/api/auth_sources/7');
    const internal = await api.get('/api/auth_source_internals/7');

    expect([source.status, source.body.error.message]).toEqual([404, "Resource auth_source not found by id '7'"]);
    expect(internal.body.error.message).toBe("Resource auth_source_internal not found by id '7'");
  });

  it.each([
    ['POST', 'auth_sources'],
    ['PUT', 'auth_sources/1'],
    ['DELETE', 'auth_sources/1'],
  ] as const)('are not changed by %s %s', async (method, path) => {
    const { status } = await api.send(`/api/${path}`, { method, body: { auth_source: { name: 'x' } } });

    expect(status).toBe(404);
  });

  it.each([
    ['auth_source = Internal', true],
    ['auth_source_type = AuthSourceInternal', true],
    ['auth_source != Internal', false],
    ['auth_source_type ~ ldap', false],
    ['usergroup = admins', false],
    ['Internal', true],
  ])('let users be found by %s', async (search, isAll) => {
    const { body } = await api.get(`/api/users?search=${encodeURIComponent(search)}`);

    expect(body.subtotal).toBe(isAll ? body.total : 0);
  });
});
