import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildOperatingsystem, Catalog, unique } from './builders.js';
import { RunningApi } from './running-api.js';

const MAIN_KEYS = [
  'description',
  'major',
  'minor',
  'family',
  'release_name',
  'password_hash',
  'created_at',
  'updated_at',
  'id',
  'name',
  'title',
];
const CHILD_KEYS = [
  'media',
  'architectures',
  'ptables',
  'provisioning_templates',
  'os_default_templates',
  'images',
  'parameters',
];
const DELETED_KEYS = [
  'id',
  'major',
  'name',
  'minor',
  'nameindicator',
  'created_at',
  'updated_at',
  'release_name',
  'description',
  'password_hash',
  'title',
];
const VIEW_DATE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/;
const ROW_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const BLANK = "can't be blank";
const NOT_A_NUMBER = 'is not a number';
const NO_VERSION = 'Operating System version is required';
const MINOR_FORM = 'Operating System minor version must be in N or N.N format';

let api: RunningApi;
let catalog: Catalog;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
});

afterAll(() => api.stop());

function create(attributes: Record<string, unknown>) {
  return api.post('/api/operatingsystems', { operatingsystem: attributes });
}

function update(id: number, attributes: unknown) {
  return api.put(`/api/operatingsystems/${id}`, { operatingsystem: attributes });
}

describe.each([
  ['/api', ''],
  ['/api/v2', ''],
  ['/api', 'architectures/ARCHITECTURE/'],
  ['/api/v2', 'architectures/ARCHITECTURE/'],
])('operating systems under %s/%s', (prefix, parent) => {
  it('are created, shown, listed, updated, patched and deleted', async () => {
    const architecture = await catalog.architecture();
    const path = `${prefix}/${parent.replace('ARCHITECTURE', architecture.name)}operatingsystems`;
    const name = unique('Debian');
    const attributes = buildOperatingsystem({ name, release_name: 'Bookworm' });

    const created = await api.post(path, {
      operatingsystem: { ...attributes, architecture_ids: [architecture.id] },
    });
    const shown = await api.get(`${path}/${created.body.id}`);
    const listed = await api.get(`${path}?search=id=${created.body.id}`);
    const updated = await api.put(`${path}/${created.body.id}`, { operatingsystem: { minor: '6' } });
    const patched = await api.patch(`${path}/${created.body.id}`, { operatingsystem: { description: unique('d') } });
    const deleted = await api.delete(`${path}/${created.body.id}`);
    const gone = await api.get(`${path}/${created.body.id}`);

    expect([created, shown, listed, updated, patched, deleted, gone].map(({ status }) => status)).toEqual([
      201, 200, 200, 200, 200, 200, 404,
    ]);
    expect(created.headers.has('location')).toBe(false);
    expect(Object.keys(created.body)).toEqual([...MAIN_KEYS, ...CHILD_KEYS]);
    expect(created.body).toMatchObject({
      ...attributes,
      description: null,
      family: 'Debian',
      release_name: 'bookworm',
      password_hash: 'SHA512',
      title: `${name} 12.5`,
      architectures: [{ name: architecture.name, id: architecture.id }],
    });
    expect(Object.keys(created.body.architectures[0])).toEqual(['name', 'id']);
    expect(created.body.created_at).toMatch(VIEW_DATE);
    expect(shown.text).toBe(created.text);
    expect(Object.keys(listed.body.results[0])).toEqual(MAIN_KEYS);
    expect(created.body).toMatchObject(listed.body.results[0]);
    expect(updated.body).toMatchObject({ minor: '6', title: `${name} 12.6` });
    expect(Object.keys(updated.body)).toEqual([...MAIN_KEYS, ...CHILD_KEYS]);
    expect(patched.body.title).toBe(patched.body.description);
    expect(Object.keys(deleted.body)).toEqual(DELETED_KEYS);
    expect(deleted.body.nameindicator).toBeNull();
    expect(deleted.body.created_at).toMatch(ROW_DATE);
    expect(deleted.body.updated_at).toMatch(ROW_DATE);
    expect(gone.body).toEqual({
      error: { message: `Resource operatingsystem not found by id '${created.body.id}'` },
    });
  });
});

describe('operating systems below an architecture', () => {
  it('are those that are linked, and creating links nothing', async () => {
    const architecture = await catalog.architecture();
    const linked = await catalog.operatingsystem({ architecture_ids: [architecture.id] });
    const other = await catalog.operatingsystem();
    const path = `/api/architectures/${architecture.id}/operatingsystems`;

    const created = await api.post(path, { operatingsystem: buildOperatingsystem() });
    const listed = await api.get(path);
    const byQuery = await api.get(`/api/operatingsystems?architecture_id=${architecture.name}`);
    const hidden = await api.get(`${path}/${other.id}`);

    expect(created.status).toBe(201);
    expect(created.body.architectures).toEqual([]);
    expect(listed.body).toMatchObject({ total: 1, subtotal: 1 });
    expect(listed.body.results.map((row: { id: number }) => row.id)).toEqual([linked.id]);
    expect(byQuery.body.results).toEqual(listed.body.results);
    expect(hidden.body).toEqual({ error: { message: `Resource operatingsystem not found by id '${other.id}'` } });
  });

  it.each([
    ['architectures/999999', "Architecture not found by id '999999'"],
    ['architectures/no-such', "Architecture not found by id 'no-such'"],
    ['media/4', "Medium not found by id '4'"],
    ['ptables/4', "Ptable not found by id '4'"],
    ['provisioning_templates/4', "Provisioning template not found by id '4'"],
  ])('%s that is not there answer 404 with a bare message', async (parent, message) => {
    const { id } = await catalog.operatingsystem();
    const path = `/api/${parent}/operatingsystems`;

    const answers = [
      await api.get(path),
      await api.get(`${path}/${id}`),
      await api.post(path, { operatingsystem: buildOperatingsystem() }),
      await api.put(`${path}/${id}`, {}),
      await api.patch(`${path}/${id}`, {}),
      await api.delete(`${path}/${id}`),
    ];

    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({ message });
    }
  });

  it.each(['medium_id', 'ptable_id', 'provisioning_template_id'])('%s in the query is never found', async (key) => {
    const answer = await api.get(`/api/operatingsystems?${key}=3`);

    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ message: expect.stringMatching(/ not found by id '3'$/) });
  });
});

describe('the id of an operating system', () => {
  let id: number;

  beforeAll(async () => {
    id = (await catalog.operatingsystem({ name: 'CentOS', major: '7', minor: '9' })).id;
    await catalog.operatingsystem({ description: 'Label with/slash & "quotes"' });
  });

  it.each<[string, (own: number) => string]>([
    ['as a number', (own) => `${own}`],
    ['with a title', (own) => `${own}-CentOS-7-9`],
    ['with a format', (own) => `${own}.json`],
    ['as its title', () => 'CentOS%207.9'],
  ])('is found %s', async (_how, textOf) => {
    const answer = await api.get(`/api/operatingsystems/${textOf(id)}`);

    expect(answer.status).toBe(200);
    expect(answer.body.id).toBe(id);
  });

  it('is found as a description with odd characters', async () => {
    const answer = await api.get(`/api/operatingsystems/${encodeURIComponent('Label with/slash & "quotes"')}`);

    expect(answer.status).toBe(200);
  });

  it('means the row with that number before one whose title starts with it', async () => {
    const titled = await catalog.operatingsystem({ description: `${id}CX 1` });

    const byNumber = await api.get(`/api/operatingsystems/${encodeURIComponent(titled.title)}`);
    const farOff = await catalog.operatingsystem({ description: '4711CX 1' });
    const byTitle = await api.get('/api/operatingsystems/4711CX%201');

    expect(byNumber.body.id).toBe(id);
    expect(byTitle.body.id).toBe(farOff.id);
  });

  it.each(['CentOS', 'centos%207.9', 'CentOS+7.9', '0', '999999', '99999999999999999999', '-1'])(
    'is not found as %s',
    async (text) => {
      const answer = await api.get(`/api/operatingsystems/${text}`);

      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({
        error: { message: `Resource operatingsystem not found by id '${decodeURIComponent(text)}'` },
      });
    },
  );
});

describe('creating an operating system', () => {
  it.each([
    [
      { major: 9, minor: 4 },
      { major: '9', minor: '4' },
    ],
    [
      { major: '9', minor: undefined },
      { major: '9', minor: '' },
    ],
    [
      { major: '9', minor: null },
      { major: '9', minor: '' },
    ],
    [
      { major: '10', minor: '1.2.3' },
      { major: '10', minor: '1.2.3' },
    ],
    [
      { major: ' 9 ', minor: ' 4 ' },
      { major: '9', minor: '4' },
    ],
    [{ description: '' }, { description: '' }],
    [{ description: ' ' }, { description: '' }],
    [{ family: false }, { family: null }],
    [
      { medium_ids: [], ptable_ids: [''], provisioning_template_ids: null },
      { media: [], ptables: [] },
    ],
    [{ description: ' Label ' }, { description: 'Label' }],
    [{ to_label: 'By label' }, { description: 'By label', title: 'By label' }],
    [{ family: 'Suse' }, { family: 'Suse' }],
    [{ family: '' }, { family: null }],
    [{ family: null }, { family: null }],
    [{ release_name: 'Focal' }, { release_name: 'focal' }],
    [{ release_name: '' }, { release_name: '' }],
    [{ release_name: ' ' }, { release_name: '' }],
    [{ password_hash: 'MD5' }, { password_hash: 'MD5' }],
    [{ password_hash: 'Base64-Windows' }, { password_hash: 'Base64-Windows' }],
    [{ id: 0, created_at: '', updated_at: '', title: '', type: 'Debian', nameindicator: 'x' }, { family: null }],
  ])('reads %j as %j', async (given, shown) => {
    const created = await create(buildOperatingsystem(given));

    expect(created.status).toBe(201);
    expect(created.body).toMatchObject(shown);
  });

  it.each([
    ['CentOS_Stream', 'Redhat'],
    ['RedHat', 'Redhat'],
    ['Fedora', 'Redhat'],
    ['Rocky', 'Redhat'],
    ['AlmaLinux', 'Redhat'],
    ['OracleLinux', 'Redhat'],
    ['Amazon', 'Redhat'],
    ['openSUSE', 'Suse'],
    ['SLES', 'Suse'],
    ['Windows', 'Windows'],
    ['FreeBSD', 'Freebsd'],
    ['Flatcar', 'Coreos'],
    ['Archlinux', 'Archlinux'],
    ['Solaris', 'Solaris'],
    ['Haiku', null],
  ])('deduces the family of %s as %s', async (name, family) => {
    const created = await create({ name, major: '1' });

    expect(created.body.family).toBe(family);
  });

  it('takes the columns without a wrapper, but no lists of ids', async () => {
    const architecture = await catalog.architecture();

    const created = await api.post(
      '/api/operatingsystems',
      buildOperatingsystem({ description: unique('d'), architecture_ids: [architecture.id] }),
    );

    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ description: expect.any(String), architectures: [] });
  });

  it.each<[string, (row: { id: number; name: string }) => Record<string, unknown>]>([
    ['ids', ({ id }) => ({ architecture_ids: [id] })],
    ['ids as text, twice', ({ id }) => ({ architecture_ids: [String(id), id] })],
    ['names', ({ name }) => ({ architecture_names: [name] })],
    ['objects with ids', ({ id }) => ({ architectures: [{ id, name: 'ignored' }] })],
    ['objects with names', ({ name }) => ({ architectures: [{ name }] })],
  ])('links architectures given as %s', async (_form, attributesOf) => {
    const architecture = await catalog.architecture();

    const created = await create(buildOperatingsystem(attributesOf(architecture)));

    expect(created.body.architectures).toEqual([{ name: architecture.name, id: architecture.id }]);
  });

  it('links architectures given as objects beside the wrapper', async () => {
    const { id, name } = await catalog.architecture();

    const created = await api.post('/api/operatingsystems', {
      operatingsystem: buildOperatingsystem(),
      architectures: [{ id }],
    });

    expect(created.body.architectures).toEqual([{ name, id }]);
  });
});

describe('refusing an operating system', () => {
  it('does not happen for a long name: the title is cut instead', async () => {
    const name = 'y'.repeat(255);

    const created = await create(buildOperatingsystem({ name }));
    const twin = await create({ name, major: '13' });

    expect(created.status).toBe(201);
    expect(created.body.title).toBe(name);
    expect(twin.body.error.errors).toEqual({ title: ['has already been taken'] });
  });

  it.each<[Record<string, unknown>, Record<string, string[]>, string]>([
    [{ name: '' }, { name: [BLANK] }, "Name can't be blank"],
    [{ name: 'two words' }, { name: ["can't contain spaces."] }, "Name can't contain spaces."],
    [{ name: 'x'.repeat(256) }, { name: ['is too long (maximum is 255 characters)'] }, 'Name is too long'],
    [{ major: undefined }, { major: [NOT_A_NUMBER, NO_VERSION] }, 'Major version is not a number'],
    [{ major: '' }, { major: [NOT_A_NUMBER, NO_VERSION] }, 'Major version is not a number'],
    [{ major: null }, { major: [NOT_A_NUMBER, NO_VERSION] }, 'Major version is not a number'],
    [{ major: 'seven' }, { major: [NOT_A_NUMBER] }, 'Major version is not a number'],
    [{ major: '123456' }, { major: ['is too long (maximum is 5 characters)'] }, 'Major version is too long'],
    [{ minor: '-5' }, { minor: [MINOR_FORM] }, `Minor version ${MINOR_FORM}`],
    [{ minor: '5.' }, { minor: [MINOR_FORM] }, `Minor version ${MINOR_FORM}`],
    [{ minor: 'x' }, { minor: [MINOR_FORM] }, `Minor version ${MINOR_FORM}`],
    [{ minor: '1'.repeat(17) }, { minor: ['is too long (maximum is 16 characters)'] }, 'Minor version is too long'],
    [{ description: 'x'.repeat(256) }, { description: ['is too long (maximum is 255 characters)'] }, 'Description is'],
    [
      { family: 'Linux' },
      {
        type: [
          'must be one of [ AIX, Altlinux, Archlinux, Coreos, Debian, Fcos, Freebsd, Gentoo, Junos, NXOS, ' +
            'Rancheros, Redhat, Rhcos, Solaris, Suse, VRP, Windows, Xenserver ]',
        ],
      },
      'Type must be one of [ AIX',
    ],
    [{ password_hash: null }, { password_hash: ['is not included in the list'] }, 'Password hash is not included'],
    [{ password_hash: ' ' }, { password_hash: ['is not included in the list'] }, 'Password hash is not included'],
    [{ password_hash: 'ROT13' }, { password_hash: ['is not included in the list'] }, 'Password hash is not included'],
    [{ name: 'Debian' }, { release_name: [BLANK] }, "Release name can't be blank"],
    [{ name: 'Ubuntu' }, { release_name: [BLANK] }, "Release name can't be blank"],
    [{ family: 'Debian', release_name: '' }, { release_name: [BLANK] }, "Release name can't be blank"],
  ])('with %j', async (given, errors, message) => {
    const before = await api.countRows();

    const answer = await create(buildOperatingsystem(given));

    expect(answer.status).toBe(422);
    expect(answer.body.error.id).toBeNull();
    expect(answer.body.error.errors).toEqual(errors);
    expect(answer.body.error.full_messages[0]).toContain(message);
    expect(await api.countRows()).toEqual(before);
  });

  it('with everything wrong at once, in the order of the model', async () => {
    const answer = await create({ name: '', minor: 'x', family: 'Linux', password_hash: 'ROT13' });

    expect(Object.keys(answer.body.error.errors)).toEqual(['major', 'minor', 'name', 'password_hash', 'type']);
  });

  it('because name and version, description or title are taken', async () => {
    const taken = await catalog.operatingsystem({ description: unique('Label ') });
    const titled = await catalog.operatingsystem();

    const version = await create({
      name: taken.name,
      major: taken.major,
      minor: taken.minor,
      description: unique('d'),
    });
    const description = await create(buildOperatingsystem({ description: taken.description }));
    const title = await create(buildOperatingsystem({ description: titled.title }));
    const both = await create({ name: titled.name, major: titled.major, minor: titled.minor });

    expect(version.body.error.errors).toEqual({ name: ['Operating system version already exists'] });
    expect(description.body.error.errors).toEqual({
      description: ['has already been taken'],
      title: ['has already been taken'],
    });
    expect(title.body.error.errors).toEqual({ title: ['has already been taken'] });
    expect(both.body.error.errors).toEqual({
      name: ['Operating system version already exists'],
      title: ['has already been taken'],
    });
  });

  it.each([
    [{ architecture_ids: [999_999] }, "Couldn't find Architecture with 'id'=[999999]"],
    [{ architecture_ids: ['x'] }, "Couldn't find Architecture with 'id'=[0]"],
    [{ architecture_ids: [2_147_483_648] }, "Couldn't find Architecture with 'id'=[2147483648]"],
    [{ architecture_names: ['nowhere'] }, 'Could not find architecture with name: nowhere'],
    [{ medium_ids: ['a'] }, "Couldn't find Medium with 'id'=[0]"],
    [{ ptable_ids: [7] }, `Couldn't find Ptable with 'id'=[7] [WHERE "templates"."type" = $1]`],
    [
      { provisioning_template_ids: [7] },
      `Couldn't find ProvisioningTemplate with 'id'=[7] [WHERE "templates"."type" IN ($1, $2)]`,
    ],
    [
      { medium_ids: [7, 8] },
      "Couldn't find all Media with 'id': (7, 8) (found 0 results, but was looking for 2). Couldn't find Media with ids 7, 8.",
    ],
    [{ architectures: [{ id: 999_999 }] }, "Couldn't find Architecture with 'id'=[999999]"],
  ])('because of rows that are not there: %j', async (given, message) => {
    const row = await catalog.operatingsystem();
    const before = await api.countRows();

    const answers = [await create(buildOperatingsystem(given)), await update(row.id, given)];

    for (const answer of answers) {
      expect(answer.status).toBe(422);
      expect(answer.body).toEqual({ error: { message } });
    }
    expect(await api.countRows()).toEqual(before);
  });

  it('counts how many of several architectures are there', async () => {
    const { id } = await catalog.architecture();

    const answer = await create(buildOperatingsystem({ architecture_ids: [id, 999_999] }));

    expect(answer.body.error.message).toBe(
      `Couldn't find all Architectures with 'id': (${id}, 999999) (found 1 results, but was looking for 2). Couldn't find Architecture with id 999999.`,
    );
  });
});

describe('updating an operating system', () => {
  it('changes what is given and derives the title again', async () => {
    const row = await catalog.operatingsystem();

    const named = await update(row.id, { name: 'Other', major: 3 });
    const labelled = await update(row.id, { description: 'Label A' });
    const cleared = await update(row.id, { description: '', minor: '' });

    expect(named.body).toMatchObject({ name: 'Other', major: '3', minor: row.minor, title: `Other 3.${row.minor}` });
    expect(labelled.body.title).toBe('Label A');
    expect(cleared.body).toMatchObject({ description: '', minor: '', title: 'Other 3' });
  });

  it.each([
    [{ name: '' }, { name: [BLANK] }],
    [{ major: '' }, { major: [NOT_A_NUMBER, NO_VERSION] }],
    [{ family: 'Debian' }, { release_name: [BLANK] }],
  ])('refuses %j and keeps the row', async (given, errors) => {
    const row = await catalog.operatingsystem();

    const answer = await update(row.id, given);
    const kept = await api.get(`/api/operatingsystems/${row.id}`);

    expect(answer.status).toBe(422);
    expect(answer.body.error).toMatchObject({ id: row.id, errors });
    expect(kept.body).toEqual(row);
  });

  it('keeps architectures that are not given or null, clears them with an empty list', async () => {
    const architecture = await catalog.architecture();
    const row = await catalog.operatingsystem({ architecture_ids: [architecture.id] });

    const absent = await update(row.id, { description: unique('d') });
    const nothing = await update(row.id, { architecture_ids: null });
    const cleared = await update(row.id, { architecture_ids: [] });

    expect(absent.body.architectures).toHaveLength(1);
    expect(nothing.body.architectures).toHaveLength(1);
    expect(cleared.status).toBe(200);
    expect(cleared.body.architectures).toEqual([]);
  });

  it('clears architectures with an empty list of objects, too', async () => {
    const architecture = await catalog.architecture();
    const row = await catalog.operatingsystem({ architecture_ids: [architecture.id] });

    const cleared = await update(row.id, { architectures: [] });

    expect(cleared.body.architectures).toEqual([]);
  });

  it('may keep its own name, version and description', async () => {
    const row = await catalog.operatingsystem({ description: unique('d') });

    const answer = await update(row.id, { name: row.name, major: row.major, description: row.description });

    expect(answer.status).toBe(200);
  });

  it.each<[string, unknown]>([
    ['an empty object', {}],
    ['null', null],
  ])('with %s as wrapper changes nothing', async (_what, wrapper) => {
    const row = await catalog.operatingsystem();

    const answer = await update(row.id, wrapper);

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(row);
  });
});

describe('the parameters of an operating system', () => {
  it('are shown in key order, with typed values', async () => {
    const typed: [string, unknown, string, unknown][] = [
      ['a_string', 'text', 'string', 'text'],
      ['b_boolean', 'true', 'boolean', true],
      ['c_integer', '42', 'integer', 42],
      ['d_array', '["a", 2]', 'array', ['a', 2]],
      ['e_hash', '{"b": 1, "a": 2}', 'hash', { b: 1, a: 2 }],
      ['f_json', '"text"', 'json', 'text'],
      ['g_hash', 'a: 1', 'hash', { a: 1 }],
      ['h_yaml', '- 1\n- b: yes', 'yaml', [1, { b: true }]],
      ['i_number', 5, 'string', 5],
      ['j_none', null, 'integer', null],
      ['k_list', ['x'], 'array', null],
    ];

    const { parameters } = await catalog.operatingsystem({
      os_parameters_attributes: typed.map(([name, value, parameter_type]) => ({ name, value, parameter_type })),
    });

    expect(parameters.map((row: { name: string; value: unknown }) => [row.name, row.value])).toEqual(
      typed.map(([name, , , value]) => [name, value]),
    );
    expect(Object.keys(parameters[0])).toEqual([
      'priority',
      'created_at',
      'updated_at',
      'id',
      'name',
      'parameter_type',
      'associated_type',
      'hidden_value?',
      'value',
    ]);
    expect(parameters[0]).toMatchObject({
      priority: 50,
      parameter_type: 'string',
      associated_type: 'operating system',
      'hidden_value?': false,
    });
    expect(parameters[0].created_at).toMatch(VIEW_DATE);
  });

  it('are replaced by name on update, and updated_at of the operating system stays', async () => {
    const row = await catalog.operatingsystem({
      os_parameters_attributes: [
        { name: 'kept', value: '1' },
        { name: 'gone', value: '2' },
      ],
    });
    await api.database.query(`UPDATE operatingsystems SET updated_at = '2020-01-01T00:00:00Z' WHERE id = $1`, [row.id]);

    const answer = await update(row.id, {
      os_parameters_attributes: [
        { name: 'kept', value: 'new' },
        { name: 'added', value: '3' },
      ],
    });
    const untouched = await update(row.id, {});
    const cleared = await update(row.id, { os_parameters_attributes: [] });

    const idOf = (body: typeof row, name: string) =>
      body.parameters.find((parameter: { name: string }) => parameter.name === name)?.id;
    expect(answer.body.parameters.map(({ name, value }: Record<string, string>) => [name, value])).toEqual([
      ['added', '3'],
      ['kept', 'new'],
    ]);
    expect(idOf(answer.body, 'kept')).toBe(idOf(row, 'kept'));
    expect(answer.body.updated_at).toBe('2020-01-01 00:00:00 UTC');
    expect(untouched.body.parameters).toHaveLength(2);
    expect(cleared.body.parameters).toEqual([]);
  });

  it('are stars when hidden, unless the client asks', async () => {
    const { id, parameters } = await catalog.operatingsystem({
      os_parameters_attributes: [{ name: 'key', value: 'hush', hidden_value: true }],
    });

    const shown = await api.get(`/api/operatingsystems/${id}`);
    const revealed = await api.get(`/api/operatingsystems/${id}?show_hidden_parameters=true`);
    const short = await api.get(`/api/operatingsystems/${id}?show_hidden=true`);

    expect(parameters[0]).toMatchObject({ 'hidden_value?': true, value: '*****' });
    expect(shown.body.parameters[0].value).toBe('*****');
    expect(revealed.body.parameters[0].value).toBe('hush');
    expect(short.body.parameters[0].value).toBe('hush');
  });

  it.each<[string, unknown]>([
    ['a blank name', [{ name: '', value: 'x' }]],
    ['no name', [{ value: 'x' }]],
    ['a name with spaces', [{ name: 'a b', value: 'x' }]],
    ['the same name twice', [{ name: 'a' }, { name: 'a' }]],
    ['an unknown type', [{ name: 'a', value: 'x', parameter_type: 'blob' }]],
    ['a hash that is none', [{ name: 'a', value: '[1]', parameter_type: 'hash' }]],
    ['a number', [1]],
    ['null', [null]],
    ['a text', ['a']],
    ['a list', [['a']]],
    ['a name of 256 characters', [{ name: 'x'.repeat(256), value: 'x' }]],
  ])('are refused with %s', async (_what, parameters) => {
    const row = await catalog.operatingsystem({ os_parameters_attributes: [{ name: 'kept', value: '1' }] });
    const before = await api.countRows();

    const answers = [
      await create(buildOperatingsystem({ os_parameters_attributes: parameters })),
      await update(row.id, { os_parameters_attributes: parameters }),
    ];
    const kept = await api.get(`/api/operatingsystems/${row.id}`);

    for (const answer of answers) {
      expect(answer.status).toBe(422);
      expect(Object.keys(answer.body.error)).toEqual(['id', 'errors', 'full_messages']);
      for (const key of Object.keys(answer.body.error.errors))
        expect(key).toMatch(/^os_parameters(\.name|\.key_type|\.value)?$/);
      expect(answer.body.error.full_messages[0]).toMatch(/^Os parameters /);
    }
    expect(kept.body).toEqual(row);
    expect(await api.countRows()).toEqual(before);
  });
});

describe('deleting an operating system', () => {
  it('takes its images, links and parameters along', async () => {
    const architecture = await catalog.architecture();
    const os = await catalog.operatingsystem({
      architecture_ids: [architecture.id],
      os_parameters_attributes: [{ name: 'a', value: '1' }],
    });
    const image = await catalog.image({ operatingsystem_id: os.id });

    const shown = await api.get(`/api/operatingsystems/${os.id}`);
    const deleted = await api.delete(`/api/operatingsystems/${os.id}`);
    const images = await api.get(`/api/compute_resources/${image.compute_resource_id}/images`);
    const linked = await api.get(`/api/architectures/${architecture.id}`);

    expect(shown.body.images).toEqual([{ id: image.id, name: image.name }]);
    expect(deleted.status).toBe(200);
    expect(images.body).toMatchObject({ total: 0, results: [] });
    expect(linked.body.operatingsystems).toEqual([]);
  });
});

describe('bootfiles', () => {
  it('are none: 422 with a bare message, 404 without operating system', async () => {
    const { id } = await catalog.operatingsystem();

    const refused = await api.get(`/api/operatingsystems/${id}/bootfiles`);
    const named = await api.get(`/api/operatingsystems/${id}/bootfiles?medium=x&architecture=x86_64`);
    const missing = await api.get('/api/operatingsystems/999999/bootfiles');

    expect(refused.status).toBe(422);
    expect(refused.body).toEqual({ message: "Couldn't find Medium without an ID" });
    expect([named.status, named.body]).toEqual([422, { message: "Couldn't find Medium with 'id'=x" }]);
    expect(missing.body).toEqual({ error: { message: "Resource operatingsystem not found by id '999999'" } });
  });
});
