import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditsOf } from './audit-rows.js';
import { Catalog, unique } from './builders.js';
import { People } from './people.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;
let catalog: Catalog;
let people: People;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  people = new People(api);
});

afterAll(() => api.stop());

const RIGHTS = ['view_params', 'create_params', 'edit_params', 'destroy_params'];

describe.each([
  ['organization', 'Organization', 10],
  ['location', 'Location', 20],
] as const)('the parameters of a %s', (one, type, priority) => {
  const many = `${one}s` as const;
  const list = `${one}_parameters_attributes`;

  const create = (given: Record<string, unknown> = {}) =>
    api.post(`/api/${many}`, { [one]: { name: unique(one), ...given } });
  const made = async (given: Record<string, unknown> = {}) => (await create(given)).body;
  const shown = async (id: number, query = '') => (await api.get(`/api/${many}/${id}${query}`)).body.parameters;

  it.each(['/api', '/api/v2'])('are created, shown, listed, updated, patched and deleted under %s', async (prefix) => {
    const { id, title } = await made();
    const below = `${prefix}/${many}/${encodeURIComponent(title)}/parameters`;

    const created = await api.post(below, { parameter: { name: 'p', value: 'a: 1', parameter_type: 'hash' } });
    const byName = await api.get(`${prefix}/${many}/${id}/parameters/p`);
    const listed = await api.get(`${below}?search=name = p&order=name`);
    const inOwner = await shown(id);
    const updated = await api.put(`${below}/p`, { parameter: { value: '- 1', parameter_type: 'array' } });
    const patched = await api.patch(`${below}/${created.body.id}`, { value: '3', parameter_type: 'integer' });
    const deleted = await api.delete(`${below}/${created.body.id}-x`);
    const gone = await api.get(`${below}/p`);

    const statuses = [created, byName, listed, updated, patched, deleted, gone].map(({ status }) => status);
    expect(statuses).toEqual([201, 200, 200, 200, 200, 200, 404]);
    expect(created.body).toEqual({
      priority,
      created_at: expect.any(String),
      updated_at: expect.any(String),
      id: expect.any(Number),
      name: 'p',
      parameter_type: 'hash',
      associated_type: one,
      'hidden_value?': false,
      value: { a: 1 },
    });
    expect([byName.body, listed.body.results, inOwner]).toEqual([created.body, [created.body], [created.body]]);
    expect([updated.body.value, patched.body.value]).toEqual([[1], 3]);
    expect(deleted.body).toMatchObject({ reference_id: id, priority, key_type: 'integer', searchable_value: '3' });
    const audits = await auditsOf(api, 'Parameter', created.body.id);
    expect(audits.map(({ action }) => action)).toEqual(['create', 'update', 'update', 'destroy']);
    expect(audits[1]).toMatchObject({
      associated_type: type,
      associated_id: id,
      associated_name: title,
      audited_changes: { value: ['{"a":1}', '[1]'], parameter_type: ['hash', 'array'] },
    });
  });

  it('are those of their owner only, whose names and ids may meet those of others', async () => {
    const [first, second] = [await made({ [list]: [{ name: 'same', value: '1' }] }), await made()];
    const os = await catalog.operatingsystem({ os_parameters_attributes: [{ name: 'same', value: '2' }] });
    const [{ id }] = first.parameters;
    const below = `/api/${many}/${second.id}/parameters`;

    const answers = [
      await api.get(`${below}/${id}`),
      await api.put(`${below}/${id}`, { parameter: { value: '2' } }),
      await api.delete(`${below}/${id}`),
      await api.get(`/api/operatingsystems/${os.id}/parameters/${id}`),
      await api.get(`/api/${many}/${first.id}/parameters/${os.parameters[0].id}`),
    ];
    const same = await api.post(below, { parameter: { name: 'same', value: '3' } });
    const again = await api.post(below, { parameter: { name: 'same', value: '4' } });

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    expect(same.status).toBe(201);
    expect(again.body.error.errors).toEqual({ name: ['has already been taken'] });
    expect(await shown(first.id)).toEqual(first.parameters);
  });

  it('are replaced by name in its own body, with an audit that hides what is hidden', async () => {
    const parameters = [
      { name: 'kept', value: '1' },
      { name: 'gone', value: 'hush', hidden_value: true },
    ];
    const row = await made({ [list]: parameters });

    const answer = await api.put(`/api/${many}/${row.id}`, {
      [one]: { [list]: { 0: { name: 'kept', value: 'true', parameter_type: 'boolean' }, 1: { name: 'new' } } },
    });
    const untouched = await api.put(`/api/${many}/${row.id}`, { [one]: { description: 'd' } });
    const cleared = await api.put(`/api/${many}/${row.id}`, { [one]: { [list]: [] } });

    const values = ({ body }: typeof answer) =>
      body.parameters.map(({ name, value }: { name: string; value: unknown }) => [name, value]);
    expect([values(answer), values(untouched), values(cleared)]).toEqual([
      [
        ['kept', true],
        ['new', null],
      ],
      [
        ['kept', true],
        ['new', null],
      ],
      [],
    ]);
    expect(answer.body.parameters[0].id).toBe(row.parameters.find(({ name }: { name: string }) => name === 'kept').id);
    const audits = (await auditsOf(api, type, row.id)).map(
      ({ audited_changes: changes }) => changes[`${one}_parameters`],
    );
    expect(audits).toEqual([
      { kept: '1', gone: '[redacted]' },
      [
        { gone: '[redacted]', kept: '1' },
        { kept: 'true', new: null },
      ],
      undefined,
      [{ kept: 'true', new: null }, {}],
    ]);
  });

  it('of its parents are one empty object, whatever they are, as in Foreman', async () => {
    const top = await made({ [list]: [{ name: 'above', value: '1' }] });
    const middle = await made({ parent_id: top.id });
    const leaf = await made({ parent_id: middle.id, [list]: [{ name: 'own', value: '2' }] });
    const listed = await api.get(`/api/${many}/${leaf.id}/parameters`);

    expect([top, middle, leaf].map((row) => row.parameters.map(({ name }: { name?: string }) => name))).toEqual([
      ['above'],
      [undefined],
      ['own', undefined],
    ]);
    expect(middle.parameters).toEqual([{}]);
    expect(listed.body.results.map(({ name }: { name: string }) => name)).toEqual(['own']);
  });

  it('are stars when hidden, unless the client asks and may', async () => {
    const { id } = await made({ [list]: [{ name: 'key', value: 'hush', hidden_value: true }] });
    const person = async (permissions: string[]) =>
      people.person({ roles: [await people.role([{ permissions: [`view_${many}`, ...permissions] }])], [many]: [id] });
    const [viewer, editor] = [await person(['view_params']), await person(['view_params', 'edit_params'])];

    const value = async (query: string, as?: typeof viewer) =>
      (await api.get(`/api/${many}/${id}?${query}`, as && { as })).body.parameters[0].value;

    expect(await value('')).toBe('*****');
    expect(await value('show_hidden_parameters=true')).toBe('hush');
    expect(await value('show_hidden_parameters=true', viewer)).toBe('*****');
    expect(await value('show_hidden_parameters=true', editor)).toBe('hush');
  });

  it.each<[string, unknown, Record<string, string[]>]>([
    ['a blank name', [{ name: '' }], { [`${one}_parameters.name`]: ["can't be blank"] }],
    [
      'a wrong value',
      [{ name: 'a', value: 'x', parameter_type: 'hash' }],
      { [`${one}_parameters.value`]: ['is invalid hash'] },
    ],
    [
      'a name twice',
      [{ name: 'a' }, { name: 'a' }],
      { [`${one}_parameters`]: ['Please ensure the following parameters name are unique'] },
    ],
  ])('are refused with %s, and nothing is made', async (_what, parameters, errors) => {
    const before = await api.countRows();

    const answer = await create({ [list]: parameters });

    expect([answer.status, answer.body.error.errors]).toEqual([422, errors]);
    expect(await api.countRows()).toEqual(before);
  });

  it('go with it, each with an audit', async () => {
    const { id, name, parameters } = await made({ [list]: [{ name: 'a', value: '1' }] });

    await api.delete(`/api/${many}/${id}`);

    expect(await api.database.query('SELECT FROM parameters WHERE id = $1', [parameters[0].id])).toEqual([]);
    expect(await auditsOf(api, 'Parameter', parameters[0].id)).toMatchObject([
      { action: 'destroy', associated_type: type, associated_name: name },
    ]);
  });

  it('take the permissions for parameters and for it, where one belongs', async () => {
    const own = await made({ [list]: [{ name: 'a', value: '1' }] });
    const other = await made({ [list]: [{ name: 'b', value: '1' }] });
    const person = async (...permissions: string[]) =>
      people.person({ roles: [await people.role([{ permissions }])], [many]: [own.id] });
    const all = await person(...RIGHTS, `view_${many}`, `edit_${many}`);
    const blind = await person(...RIGHTS);
    const plain = await person(`view_${many}`, `edit_${many}`);
    const send = (as: typeof all, { id }: { id: number }) =>
      Promise.all([
        api.get(`/api/${many}/${id}/parameters`, { as }),
        api.get(`/api/${many}/${id}/parameters/a`, { as }),
        api.post(`/api/${many}/${id}/parameters`, { parameter: { name: unique('p') } }, { as }),
        api.put(`/api/${many}/${id}/parameters/a`, { parameter: { value: '2' } }, { as }),
      ]);

    const answers = await Promise.all([send(all, own), send(blind, own), send(plain, own), send(all, other)]);
    const nested = await api.put(`/api/${many}/${own.id}`, { [one]: { [list]: [{ name: 'c' }] } }, { as: plain });

    expect(answers.map((each) => each.map(({ status }) => status))).toEqual([
      [200, 200, 201, 200],
      [404, 404, 404, 404],
      [403, 403, 403, 403],
      [404, 404, 404, 404],
    ]);
    expect([nested.status, nested.body.error.errors]).toEqual([
      422,
      { base: [expect.stringMatching(/^You don't have permission create_params/)] },
    ]);
  });
});
