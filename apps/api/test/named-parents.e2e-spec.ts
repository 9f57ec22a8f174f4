import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildImage, Catalog, parentsOf, unique } from './builders.js';
import { Inventory } from './inventory.js';
import { type GivenFilter, People, type Person } from './people.js';
import { RunningApi } from './running-api.js';

const grant = (...permissions: string[]): GivenFilter => ({ permissions });

/** See operating systems and architectures that are called seen, and no others. */
const SEES: GivenFilter[] = [
  { permissions: ['view_operatingsystems', 'edit_operatingsystems'], search: 'name ~ seen' },
  { permissions: ['view_architectures', 'edit_architectures'], search: 'name ~ seen' },
];
const RULES = grant('view_import_rules', 'create_import_rules', 'edit_import_rules', 'destroy_import_rules');
const IMAGES = grant('view_images', 'create_images', 'edit_images');
const RESOURCES = grant('view_compute_resources', 'edit_compute_resources');

type Kind = 'operatingsystem' | 'architecture';

let api: RunningApi;
let catalog: Catalog;
let people: People;
let organization: number;
let location: number;
let computeResource: number;
let seen: Record<Kind, { id: number; name: string }>;
let secret: Record<Kind, { id: number; name: string }>;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  people = new People(api);
  organization = await people.taxonomy('organizations');
  location = await people.taxonomy('locations');
  const inventory = new Inventory(api);
  computeResource = await inventory.computeResource('Foreman::Model::EC2');
  await people.place(computeResource, organization, location);
  await inventory.run(computeResource);
  await inventory.image(computeResource, 'ami-1');
  seen = await pair('seen');
  secret = await pair('secret');
});

afterAll(() => api.stop());

async function pair(word: string): Promise<typeof seen> {
  const os = await catalog.operatingsystem({ name: unique(word) });
  return {
    operatingsystem: { id: os.id, name: os.title },
    architecture: await catalog.architecture({ name: unique(word) }),
  };
}

async function member(...filters: GivenFilter[]): Promise<Person> {
  return people.person({ roles: [await people.role(filters)], organizations: [organization], locations: [location] });
}

const errorsOf = ({ status, body }: { status: number; body: { error?: { errors?: unknown } } }) => [
  status,
  body.error?.errors,
];

describe.each(['operatingsystem', 'architecture'] as const)('an %s that somebody may not view', (kind) => {
  const key = `${kind}_id`;
  const rules = () => `/api/compute_resources/${computeResource}/import_rules`;
  const MUST_EXIST = [422, { [key]: ['must exist'] }];

  it.each<[string, GivenFilter[]]>([
    ['a search hides', SEES],
    ['no permission shows', []],
  ])('as %s it, is named by no import rule of theirs, nor in a preview', async (_how, sees) => {
    const as = await member(RULES, RESOURCES, ...sees);
    const rule = await catalog.importRule(computeResource);
    const { id } = secret[kind];

    const answers = [
      await api.post(rules(), { import_rule: { name: unique('r'), [key]: id } }, { as }),
      await api.post(rules(), { name: unique('r'), [key]: String(id) }, { as }),
      await api.put(`${rules()}/${rule}`, { import_rule: { [key]: id } }, { as }),
      await api.post(`${rules()}/preview`, { import_rule: { [key]: id } }, { as }),
    ];
    const unknown = await api.post(rules(), { import_rule: { name: unique('r'), [key]: 99_999 } }, { as });

    expect(answers.map(errorsOf)).toEqual(answers.map(() => MUST_EXIST));
    expect(errorsOf(unknown)).toEqual(MUST_EXIST);
    expect((await api.get(`${rules()}/${rule}`)).body[key]).toBeNull();
  });

  it('stays in a rule that they change otherwise, and what they may view is named', async () => {
    const as = await member(RULES, RESOURCES, ...SEES);
    const rule = await catalog.importRule(computeResource, { [key]: secret[kind].id });

    const kept = await api.put(
      `${rules()}/${rule}`,
      { import_rule: { username: 'x', [key]: secret[kind].id } },
      { as },
    );
    const named = await api.put(`${rules()}/${rule}`, { import_rule: { [key]: seen[kind].id } }, { as });
    const back = await api.put(`${rules()}/${rule}`, { import_rule: { [key]: secret[kind].id } }, { as });

    expect([kept.status, named.status]).toEqual([200, 200]);
    expect(errorsOf(back)).toEqual(MUST_EXIST);
  });

  it('is given to no image of theirs, by its id or its name, but stays with one that has it', async () => {
    const as = await member(IMAGES, RESOURCES, ...SEES);
    const parents = {
      compute_resource_id: computeResource,
      operatingsystem_id: seen.operatingsystem.id,
      architecture_id: seen.architecture.id,
    };
    const image = await catalog.image({ ...parents, uuid: unique('ami-') }).catch(async () => made(parents));
    const path = `/api/compute_resources/${computeResource}/images`;
    const put = (attributes: object, by?: Person) =>
      api.put(`${path}/${image.id}`, { image: attributes }, by && { as: by });

    const answers = [
      await put({ [key]: secret[kind].id }, as),
      await api.post(path, { image: { ...buildImage(), ...parents, [key]: secret[kind].id, uuid: '' } }, { as }),
    ];
    const byName = await put({ [`${kind}_name`]: secret[kind].name }, as);
    await api.database.query(`UPDATE images SET ${key} = $2 WHERE id = $1`, [image.id, secret[kind].id]);
    const kept = await put({ username: 'x', [key]: secret[kind].id }, as);

    expect(answers.map(({ status, body }) => [status, body.error.errors[key]])).toEqual([
      [422, ['must exist']],
      [422, ['must exist']],
    ]);
    expect([byName.status, byName.body.error.message]).toEqual([
      422,
      `Could not find ${kind} with name: ${secret[kind].name}`,
    ]);
    expect(kept.status).toBe(200);
    expect(parentsOf(kept.body)[key as 'architecture_id']).toBe(secret[kind].id);
  });

  async function made(parents: Record<string, number>): Promise<{ id: number }> {
    const text = `INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
      VALUES ($1, $1, 'root', $2, $3, $4) RETURNING id`;
    const { compute_resource_id, operatingsystem_id, architecture_id } = parents;
    const values = [unique('image'), compute_resource_id, operatingsystem_id, architecture_id];
    const [row] = await api.database.query<{ id: number }[]>(text, values);
    return row ?? { id: 0 };
  }

  it('is linked with nothing by them, and stays linked with what it is', async () => {
    const as = await member(...SEES);
    const other: Kind = kind === 'architecture' ? 'operatingsystem' : 'architecture';
    const row = await (other === 'architecture'
      ? catalog.architecture({ name: unique('seen') })
      : catalog.operatingsystem({ name: unique('seen') }));
    const put = (attributes: object, by?: Person) =>
      api.put(`/api/${other}s/${row.id}-`, { [other]: attributes }, by && { as: by });
    const links = async () => {
      const { body } = await api.get(`/api/${other}s/${row.id}-`);
      return (body[`${kind}s`] as { id: number }[]).map(({ id }) => id);
    };

    const refused = [
      await put({ [`${key}s`]: [secret[kind].id] }, as),
      await put({ [`${kind}_names`]: [secret[kind].name] }, as),
    ];
    await put({ [`${key}s`]: [secret[kind].id] });
    const added = await put({ [`${key}s`]: [seen[kind].id] }, as);
    const both = await links();
    const repeated = await put({ [`${key}s`]: [secret[kind].id, seen[kind].id] }, as);
    await put({ [`${key}s`]: [] }, as);

    const model = kind === 'architecture' ? 'Architecture' : 'Operatingsystem';
    expect(refused.map(({ status, body }) => [status, body.error.message])).toEqual([
      [422, `Couldn't find ${model} with 'id'=[${secret[kind].id}]`],
      [422, `Could not find ${kind} with name: ${secret[kind].name}`],
    ]);
    expect([added.status, repeated.status]).toEqual([200, 200]);
    expect(new Set(both)).toEqual(new Set([secret[kind].id, seen[kind].id]));
    expect(await links()).toEqual([secret[kind].id]);
  });
});

describe('parameters of an operating system', () => {
  const NO_RIGHT = (permission: string) => ({
    base: [expect.stringMatching(new RegExp(`^You don't have permission ${permission} with attributes`))],
  });
  let id: number;

  beforeAll(async () => {
    const os_parameters_attributes = [
      { name: 'plain', value: 'a' },
      { name: 'hidden', value: 'b', hidden_value: true },
    ];
    id = (await catalog.operatingsystem({ name: unique('seen'), os_parameters_attributes })).id;
  });

  const put = (given: object[], as: Person) =>
    api.put(`/api/operatingsystems/${id}-`, { operatingsystem: { os_parameters_attributes: given } }, { as });
  const stored = () =>
    api.database.query(
      `SELECT name, value::json #>> '{}' AS value FROM parameters WHERE operatingsystem_id = $1 ORDER BY name`,
      [id],
    );

  it('are written with their operating system by who may write them one by one, and stay where nobody sees them', async () => {
    const before = await stored();
    const plain = { name: 'plain', value: 'a' };
    const viewer = await member(...SEES, grant('view_params'));
    const maker = await member(...SEES, grant('view_params', 'create_params'), grant('destroy_params'));
    const bound = await member(...SEES, grant('view_params'), { permissions: ['edit_params'], search: 'name = plain' });

    const answers = [
      await put([plain, { name: 'new', value: 'x' }], viewer),
      await put([], viewer),
      await put([{ name: 'plain', value: 'x' }], maker),
      await put([plain, { name: 'hidden', value: 'guess' }], bound),
    ];
    const unseen = await put([], await member(...SEES));

    expect(answers.map(errorsOf)).toEqual([
      [422, NO_RIGHT('destroy_params')],
      [422, NO_RIGHT('destroy_params')],
      [422, NO_RIGHT('edit_params')],
      [422, NO_RIGHT('edit_params')],
    ]);
    expect(unseen.status).toBe(200);
    expect(await stored()).toEqual(before);
  });

  it('that are hidden from somebody are shown by them with another value only', async () => {
    const sees = { permissions: ['view_params', 'edit_params'], search: 'name = hidden' };
    const as = await member(...SEES, sees);
    const path = `/api/operatingsystems/${id}-/parameters/hidden`;

    const refused = await api.put(path, { parameter: { hidden_value: false } }, { as });
    const nulled = await api.put(path, { parameter: { hidden_value: null } }, { as });
    const replaced = await api.put(path, { parameter: { hidden_value: false, value: 'mine' } }, { as });

    const ERRORS = [422, { hidden_value: ['cannot be taken away without another value'] }];
    expect([refused, nulled].map(errorsOf)).toEqual([ERRORS, ERRORS]);
    expect(replaced.body.value).toBe('mine');
  });
});
