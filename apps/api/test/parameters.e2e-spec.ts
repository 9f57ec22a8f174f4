import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditsOf } from './audit-rows.js';
import { Catalog, unique } from './builders.js';
import { type GivenFilter, People } from './people.js';
import { RunningApi } from './running-api.js';

const KEYS = [
  'priority',
  'created_at',
  'updated_at',
  'id',
  'name',
  'parameter_type',
  'associated_type',
  'hidden_value?',
  'value',
];
const ROW_KEYS = [
  'id',
  'name',
  'value',
  'reference_id',
  'created_at',
  'updated_at',
  'priority',
  'hidden_value',
  'key_type',
  'searchable_value',
];
const ROW_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

let api: RunningApi;
let catalog: Catalog;
let os: { id: number; title: string };
let path: string;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  os = await catalog.operatingsystem();
  path = `/api/operatingsystems/${os.id}/parameters`;
});

afterAll(() => api.stop());

async function make(attributes: Record<string, unknown> = {}) {
  const made = await api.post(path, { parameter: { name: unique('p'), value: 'v', ...attributes } });
  expect(made.status).toBe(201);
  return made.body;
}

it.each(['/api', '/api/v2'])('are created, shown, listed, updated, patched and deleted under %s', async (prefix) => {
  const below = `${prefix}/operatingsystems/${encodeURIComponent(os.title)}/parameters`;

  const created = await api.post(below, { parameter: { name: unique('p'), value: '[1]', parameter_type: 'array' } });
  const shown = await api.get(`${below}/${created.body.id}`);
  const byName = await api.get(`${below}/${created.body.name}`);
  const listed = await api.get(`${below}?search=name="${created.body.name}"`);
  const inOs = await api.get(`/api/operatingsystems/${os.id}`);
  const updated = await api.put(`${below}/${created.body.id}`, { parameter: { value: '[2]' } });
  const patched = await api.patch(`${below}/${created.body.name}`, { value: '3', parameter_type: 'integer' });
  const deleted = await api.delete(`${below}/${created.body.id}-x`);
  const gone = await api.get(`${below}/${created.body.id}`);

  expect([created, shown, byName, listed, updated, patched, deleted, gone].map(({ status }) => status)).toEqual([
    201, 200, 200, 200, 200, 200, 200, 404,
  ]);
  expect(Object.keys(created.body)).toEqual(KEYS);
  expect(created.body).toMatchObject({
    priority: 50,
    parameter_type: 'array',
    associated_type: 'operating system',
    'hidden_value?': false,
    value: [1],
  });
  expect([shown.text, byName.text]).toEqual([created.text, created.text]);
  expect(listed.body.results).toEqual([created.body]);
  expect(inOs.body.parameters).toContainEqual(created.body);
  expect(updated.body.value).toEqual([2]);
  expect(patched.body).toMatchObject({ value: 3, parameter_type: 'integer' });
  expect(Object.keys(deleted.body)).toEqual(ROW_KEYS);
  expect(deleted.body).toMatchObject({ value: 3, reference_id: os.id, key_type: 'integer', searchable_value: '3' });
  expect(deleted.body.created_at).toMatch(ROW_DATE);
  expect(gone.body).toEqual({ error: { message: `Resource parameter not found by id '${created.body.id}'` } });
});

it('are those of their operating system only', async () => {
  const other = await catalog.operatingsystem({ os_parameters_attributes: [{ name: 'elsewhere', value: '1' }] });
  const { id } = other.parameters[0];

  const answers = [
    await api.get(`${path}/${id}`),
    await api.get(`${path}/elsewhere`),
    await api.put(`${path}/${id}`, { parameter: { value: '2' } }),
    await api.delete(`${path}/${id}`),
  ];
  const same = await make({ name: 'elsewhere' });

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect((await api.get(`/api/operatingsystems/${other.id}`)).body.parameters).toEqual(other.parameters);
  expect(same.name).toBe('elsewhere');
});

it('are told apart by a name that looks like the id of another', async () => {
  const first = await make();
  const named = await make({ name: String(first.id) });

  const byText = await api.get(`${path}/${first.id}`);
  const byPrefix = await api.get(`${path}/${first.id}-`);

  expect([byText.body.id, byPrefix.body.id]).toEqual([named.id, first.id]);
});

it('answer 404 without the parent, in the words for the parameter', async () => {
  const absent = '/api/operatingsystems/999999/parameters';

  const answers = [
    [await api.get(absent), ''],
    [await api.post(absent, { parameter: { name: 'a', value: 'b' } }), ''],
    [await api.delete(absent), ''],
    [await api.get(`${absent}/7`), '7'],
    [await api.put(`${absent}/7`, {}), '7'],
    [await api.delete(`${absent}/7`), '7'],
  ] as const;

  for (const [answer, id] of answers) {
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ error: { message: `Resource parameter not found by id '${id}'` } });
  }
});

it('come by name, a page at a time, and order and search as asked', async () => {
  const own = await catalog.operatingsystem({
    os_parameters_attributes: [
      { name: 'b', value: 'red' },
      { name: 'a', value: 'blue' },
      { name: 'c', value: '1', parameter_type: 'integer' },
    ],
  });
  const below = `/api/operatingsystems/${own.id}/parameters`;
  const names = async (query: string) => {
    const { body } = await api.get(`${below}?${query}`);
    return [body.total, body.subtotal, body.results.map((row: { name: string }) => row.name)];
  };

  expect(await names('')).toEqual([3, 3, ['a', 'b', 'c']]);
  expect(await names('per_page=1&page=2')).toEqual([3, 3, ['b']]);
  expect(await names('order=name DESC')).toEqual([3, 3, ['c', 'b', 'a']]);
  expect(await names('search=red')).toEqual([3, 1, ['b']]);
  expect(await names('search=parameter_type = integer')).toEqual([3, 1, ['c']]);
  expect((await api.get(`${below}?search=no = 1`)).status).toBe(400);
});

it('hide their values unless the client asks, also from a search, a deletion and an audit', async () => {
  const { id, name } = await make({ value: 'hush', hidden_value: true });

  const shown = await api.get(`${path}/${id}`);
  const revealed = await api.get(`${path}/${id}?show_hidden=true`);
  const listed = await api.get(`${path}?search=name=${name}`);
  const listedAll = await api.get(`${path}?search=name=${name}&show_hidden_parameters=true`);
  const found = await api.get(`${path}?search=value=hush`);
  const updated = await api.put(`${path}/${id}`, { parameter: { value: 'hush hush' } });
  const deleted = await api.delete(`${path}/${id}`);

  expect(shown.body).toMatchObject({ 'hidden_value?': true, value: '*****' });
  expect(revealed.body.value).toBe('hush');
  expect(listed.body.results[0].value).toBe('*****');
  expect(listedAll.body.results[0].value).toBe('hush');
  expect(found.body.results).toEqual([]);
  expect(updated.body.value).toBe('*****');
  expect(deleted.body).toMatchObject({ value: '*****', hidden_value: '*****', searchable_value: '*****' });
  const audits = await auditsOf(api, 'Parameter', id);
  expect(audits.map(({ action }) => action)).toEqual(['create', 'update', 'destroy']);
  expect(JSON.stringify(audits)).not.toContain('hush');
  expect(audits[1]).toMatchObject({
    auditable_name: name,
    associated_type: 'Operatingsystem',
    associated_id: os.id,
    associated_name: os.title,
    audited_changes: { value: '[redacted]' },
  });
});

it.each<[string, Record<string, unknown>, string]>([
  ['no value', {}, 'null'],
  ['null', { value: null, parameter_type: 'integer' }, 'null'],
  ['an empty text', { value: '' }, '""'],
  ['an empty boolean', { value: '', parameter_type: 'boolean' }, 'null'],
  ['a hash in YAML', { value: 'a: 1', parameter_type: 'hash' }, '{"a":1}'],
  ['a hash in JSON', { value: '{"a":1}', parameter_type: 'hash' }, '{"a":1}'],
  ['an array in YAML', { value: '- a\n- yes', parameter_type: 'array' }, '["a",true]'],
  ['YAML', { value: 'a: b', parameter_type: 'yaml' }, '{"a":"b"}'],
  ['a large integer', { value: '9223372036854775807', parameter_type: 'integer' }, '9223372036854775807'],
  [
    'large and real numbers within',
    { value: '[1.0, 12345678901234567890]', parameter_type: 'json' },
    '[1.0,12345678901234567890]',
  ],
  ['a real number', { value: '5', parameter_type: 'real' }, '5.0'],
  ['a number', { value: 5 }, '5'],
  ['a truth value', { value: true }, 'true'],
  ['a list, which is dropped', { value: [1, 2] }, 'null'],
])('show %s as Foreman does, alone and in lists', async (_what, attributes, json) => {
  const parameter = { name: unique('typed'), ...attributes };

  const created = await api.post(path, { parameter });
  const listed = await api.get(`${path}?search=name=${parameter.name}`);
  const renamed = await api.put(`${path}/${created.body.id}`, { parameter: { name: unique('renamed') } });
  const deleted = await api.delete(`${path}/${created.body.id}`);

  expect([created.status, renamed.status]).toEqual([201, 200]);
  for (const { text } of [created, listed, renamed, deleted]) expect(text).toContain(`"value":${json}`);
});

it('keep a number in a body as it was sent', async () => {
  const sent = '{"parameter": {"name": "exact", "value": 9223372036854775807}}';

  const created = await api.post(path, sent);
  const updated = await api.put(`${path}/exact`, '{"parameter": {"value": 3.0}}');
  await api.delete(`${path}/exact`);

  expect(created.text).toContain('"value":9223372036854775807');
  expect(updated.text).toContain('"value":3.0');
});

it('keep what was cast when only the type changes, and read a text anew', async () => {
  const hash = await make({ value: 'a: 1', parameter_type: 'yaml' });
  const text = await make({ value: '[1]' });

  const asJson = await api.put(`${path}/${hash.id}`, { parameter: { parameter_type: 'json' } });
  const asArray = await api.put(`${path}/${text.id}`, { parameter: { parameter_type: 'array' } });

  expect([asJson.status, asJson.body.value]).toEqual([200, { a: 1 }]);
  expect([asArray.status, asArray.body.value]).toEqual([200, [1]]);
});

it('leave no audit when nothing changes', async () => {
  const row = await make();

  const answer = await api.put(`${path}/${row.id}`, { parameter: { name: row.name, value: 'v' } });

  expect(answer.body).toEqual(row);
  expect(await auditsOf(api, 'Parameter', row.id)).toHaveLength(1);
});

describe('refusals', () => {
  it.each<[string, Record<string, unknown>, Record<string, string[]>, string]>([
    ['no name', { value: 'v' }, { name: ["can't be blank"] }, "Name can't be blank"],
    ['spaces in the name', { name: 'a b' }, { name: ["can't contain spaces."] }, "Name can't contain spaces."],
    ['an unknown type', { name: 'n', parameter_type: 'blob' }, { key_type: ['invalid'] }, 'Key type invalid'],
    [
      'an unknown type and a value',
      { name: 'n', value: '1', parameter_type: 'bogus' },
      { key_type: ['invalid'], value: ['is invalid bogus'] },
      'Key type invalid, Value is invalid bogus',
    ],
    ...[
      ['hash', '[1]'],
      ['array', 'a: 1'],
      ['yaml', 'a: b: c'],
      ['json', '{bad'],
      ['real', 'x'],
      ['boolean', 'maybe'],
    ].map(([type, value]): [string, Record<string, unknown>, Record<string, string[]>, string] => [
      `a ${type} that is none`,
      { name: 'n', value, parameter_type: type },
      { value: [`is invalid ${type}`] },
      `Value is invalid ${type}`,
    ]),
    [
      'a value that is none of its type',
      { name: 'n', value: 'one', parameter_type: 'integer' },
      { value: ['is invalid integer'] },
      'Value is invalid integer',
    ],
  ])('with %s', async (_what, parameter, errors, message) => {
    const answer = await api.post(path, { parameter });

    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({ error: { id: null, errors, full_messages: message.split(', ') } });
  });

  it('with a name that is taken, on create and update', async () => {
    const [first, second] = [await make(), await make()];

    const created = await api.post(path, { parameter: { name: first.name, value: 'v' } });
    const updated = await api.put(`${path}/${second.id}`, { parameter: { name: first.name } });

    const errors = { name: ['has already been taken'] };
    expect(created.body).toEqual({ error: { id: null, errors, full_messages: ['Name has already been taken'] } });
    expect(updated.body.error).toMatchObject({ id: second.id, errors });
  });

  it('of a value that does not fit the type that the row has', async () => {
    const row = await make({ value: '1', parameter_type: 'integer' });

    const value = await api.put(`${path}/${row.id}`, { parameter: { value: 'one' } });
    const text = await make({ value: 'one' });
    const type = await api.put(`${path}/${text.id}`, { parameter: { parameter_type: 'array' } });

    expect(value.body.error.errors).toEqual({ value: ['is invalid integer'] });
    expect(type.body.error.errors).toEqual({ value: ['is invalid array'] });
    expect((await api.get(`${path}/${row.id}`)).body).toEqual(row);
  });

  it('of one name that several ask for at once: one gets it', async () => {
    const parameter = { name: unique('p'), value: 'v' };

    const answers = await Promise.all([1, 2, 3, 4].map(() => api.post(path, { parameter })));

    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422, 422, 422]);
  });
});

it('are deleted all at once', async () => {
  const own = await catalog.operatingsystem({
    os_parameters_attributes: [
      { name: 'a', value: '1' },
      { name: 'b', value: '2' },
    ],
  });

  const answer = await api.delete(`/api/operatingsystems/${own.id}/parameters`);

  expect([answer.status, answer.body]).toEqual([200, []]);
  expect((await api.get(`/api/operatingsystems/${own.id}`)).body.parameters).toEqual([]);
  for (const { id } of own.parameters) {
    expect(await auditsOf(api, 'Parameter', id)).toEqual([expect.objectContaining({ action: 'destroy' })]);
  }
});

describe('without being an admin', () => {
  const VIEW_OS = { permissions: ['view_operatingsystems'] };
  const EDIT_OS = { permissions: ['edit_operatingsystems'] };

  async function holder(...filters: GivenFilter[]) {
    const people = new People(api);
    return people.person({ roles: [await people.role(filters)] });
  }

  it.each<[string, 'GET' | 'POST' | 'PUT' | 'DELETE', string]>([
    ['view_params', 'GET', ''],
    ['view_params', 'GET', '/ID'],
    ['create_params', 'POST', ''],
    ['edit_params', 'PUT', '/ID'],
    ['destroy_params', 'DELETE', '/ID'],
    ['destroy_params', 'DELETE', ''],
  ])('%s is required to %s %s', async (permission, method, suffix) => {
    const own = await catalog.operatingsystem({ os_parameters_attributes: [{ name: 'a', value: '1' }] });
    const below = `/api/operatingsystems/${own.id}/parameters${suffix.replace('ID', String(own.parameters[0].id))}`;
    const send = (as: { login: string; password: string }) =>
      ({
        GET: () => api.get(below, { as }),
        POST: () => api.post(below, { parameter: { name: 'b', value: '2' } }, { as }),
        PUT: () => api.put(below, { parameter: { value: '2' } }, { as }),
        DELETE: () => api.delete(below, { as }),
      })[method]();

    const without = await send(await holder(VIEW_OS, EDIT_OS));
    const blind = await send(await holder({ permissions: [permission] }));
    const allowed = await send(await holder(VIEW_OS, EDIT_OS, { permissions: [permission] }));

    expect([without.status, blind.status]).toEqual([403, 404]);
    expect(without.body.error.missing_permissions).toEqual([permission]);
    expect(allowed.status).toBe(method === 'POST' ? 201 : 200);
  });

  it('a filter bounds what is listed, deleted and written', async () => {
    const own = await catalog.operatingsystem({
      os_parameters_attributes: [
        { name: 'mine', value: '1' },
        { name: 'theirs', value: '2' },
      ],
    });
    const below = `/api/operatingsystems/${own.id}/parameters`;
    const permissions = ['view_params', 'create_params', 'edit_params', 'destroy_params'];
    const as = await holder(VIEW_OS, EDIT_OS, { permissions, search: 'name ~ mine' });

    const listed = await api.get(below, { as });
    const inOs = await api.get(`/api/operatingsystems/${own.id}`, { as });
    const hidden = await api.get(`${below}/theirs`, { as });
    const created = await api.post(below, { parameter: { name: 'other', value: '3' } }, { as });
    const renamed = await api.put(`${below}/mine`, { parameter: { name: 'other' } }, { as });
    const reset = await api.delete(below, { as });

    const names = (rows: { name: string }[]) => rows.map(({ name }) => name);
    expect(names(listed.body.results)).toEqual(['mine']);
    expect(names(inOs.body.parameters)).toEqual(['mine']);
    expect([hidden.status, created.status, renamed.status, reset.status]).toEqual([404, 422, 422, 200]);
    expect(names((await api.get(below)).body.results)).toEqual(['theirs']);
  });

  it('hidden values are shown to those only who may edit parameters', async () => {
    const own = await catalog.operatingsystem({
      os_parameters_attributes: [{ name: 'key', value: 'hush', hidden_value: true }],
    });
    const viewer = await holder(VIEW_OS, { permissions: ['view_params'] });
    const editor = await holder(VIEW_OS, { permissions: ['view_params', 'edit_params'] });

    const values = await Promise.all(
      [viewer, editor].flatMap((as) => [
        api
          .get(`/api/operatingsystems/${own.id}/parameters/key?show_hidden=true`, { as })
          .then(({ body }) => body.value),
        api
          .get(`/api/operatingsystems/${own.id}?show_hidden_parameters=true`, { as })
          .then(({ body }) => body.parameters[0].value),
      ]),
    );

    expect(values).toEqual(['*****', '*****', 'hush', 'hush']);
  });
});
