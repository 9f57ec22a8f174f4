import type { PermissionName } from '@image-catalog/spec';
import { availableImageSearch } from '@image-catalog/catalog';
import { describeFields, type SearchDefinition, type SearchField } from '@image-catalog/search';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { architectureScopable } from '../src/resources/architectures/architecture.scopable.js';
import { auditScopable } from '../src/resources/audits/audit.scopable.js';
import { computeResourceScopable } from '../src/resources/compute-resources/compute-resource.scopable.js';
import { filterScopable } from '../src/resources/filters/filter.scopable.js';
import { imageScopable } from '../src/resources/images/image.scopable.js';
import { operatingsystemScopable } from '../src/resources/operatingsystems/operatingsystem.scopable.js';
import { parameterScopable } from '../src/resources/parameters/parameter.scopable.js';
import { personalAccessTokenScopable } from '../src/resources/personal-access-tokens/personal-access-token.scopable.js';
import { authSourceScopable } from '../src/resources/auth-sources/auth-source.scopable.js';
import { roleScopable } from '../src/resources/roles/role.scopable.js';
import { userScopable } from '../src/resources/users/user.scopable.js';
import { targetPlanItemSearch, targetPlanSearch } from '../src/resources/targets/plans/target-plans.search.js';
import { targetRunSearch } from '../src/resources/targets/runs/target-runs.search.js';
import { targetScopable } from '../src/resources/targets/target.scopable.js';
import { locationScopable, organizationScopable } from '../src/resources/taxonomies/taxonomy.scopable.js';
import { Documentation } from '../src/documentation/documentation.js';
import { importRuleSearch } from '../src/inventory/import-rules/import-rules.search.js';
import { permissionSearch } from '../src/resources/permissions/permissions.search.js';
import { syncPlanItemSearch, syncPlanSearch } from '../src/inventory/sync-plans/sync-plans.search.js';
import { inventorySearch } from '../src/inventory/available-images/inventory.search.js';
import { catalogImageSearch } from '../src/inventory/catalog/catalog-images.search.js';
import { syncChangeSearch } from '../src/inventory/sync-runs/sync-changes.search.js';
import { syncRunSearch } from '../src/inventory/sync-runs/sync-runs.search.js';
import { Catalog, unique } from './builders.js';
import { Inventory } from './inventory.js';
import { People, type Person } from './people.js';
import { RunningApi } from './running-api.js';

/** A list that can be searched, and what it takes to see all that it shows of its rows. */
interface Searched {
  definition: SearchDefinition;
  table: string;
  path: () => string;
  held: PermissionName[];
  /** Whether single rows show more than the list. */
  isShown?: boolean;
  isCompleted?: boolean;
  /** By which key fields are shown that are no text and no number, or are no secret, and why. */
  shown?: Readonly<Record<string, string>>;
  /** A value that holds for every row, so that finding it tells nothing. */
  common?: string;
}

/** What an available image holds is searched by design: it is all of the row that the caller sees. */
const INVENTORY = { size: '', created: '', owner: '', tags: '', os: '', architecture: '', state: '', withdrawn_at: '' };

const STEERS: PermissionName[] = ['view_compute_resources'];

let api: RunningApi;
let catalog: Catalog;
let people: People;
let home: { id: number; name: string };
let place: { id: number; name: string };
let computeResource: number;
let owner: number;
let os: { id: number; title: string };
let run: number;
let plan: number;
let target: number;
let targetPlan: number;

const below = (rest: string) => () => `/api/compute_resources/${computeResource}/${rest}`;

const LISTS: Readonly<Record<string, Searched>> = {
  architectures: {
    ...architectureScopable,
    path: () => '/api/architectures',
    held: ['view_architectures'],
    isShown: true,
  },
  operatingsystems: {
    ...operatingsystemScopable,
    path: () => '/api/operatingsystems',
    held: ['view_operatingsystems'],
    isShown: true,
  },
  compute_resources: {
    ...computeResourceScopable,
    path: () => '/api/compute_resources',
    held: ['view_compute_resources'],
    isShown: true,
    // The class that a provider is stored by, which says no more than its name.
    shown: { type: 'provider' },
  },
  images: {
    ...imageScopable,
    path: below('images'),
    held: ['view_images', 'view_compute_resources'],
    isShown: true,
    shown: { user_data: 'user_data' },
  },
  audits: {
    ...auditScopable,
    path: () => '/api/audits',
    held: ['view_audit_logs'],
    // Searched as text, shown as the same JSON with other blanks.
    shown: { type: 'auditable_type', time: 'created_at', changes: 'audited_changes' },
  },
  users: {
    ...userScopable,
    path: () => '/api/users',
    held: ['view_users'],
    isShown: true,
    shown: { admin: 'admin', disabled: 'disabled', last_login_on: 'last_login_on' },
    common: 'Default role',
  },
  auth_sources: {
    ...authSourceScopable,
    path: () => '/api/auth_sources',
    held: ['view_authenticators'],
    isShown: true,
  },
  roles: {
    ...roleScopable,
    path: () => '/api/roles',
    held: ['view_roles'],
    isShown: true,
    shown: { builtin: 'builtin', locked: 'origin' },
  },
  filters: {
    ...filterScopable,
    path: () => '/api/filters',
    held: ['view_filters'],
    isShown: true,
    shown: { override: 'override?', limited: 'unlimited?', unlimited: 'unlimited?' },
  },
  organizations: {
    ...organizationScopable,
    path: () => '/api/organizations',
    held: ['view_organizations'],
    isShown: true,
  },
  locations: { ...locationScopable, path: () => '/api/locations', held: ['view_locations'], isShown: true },
  parameters: {
    ...parameterScopable,
    path: () => `/api/operatingsystems/${os.id}/parameters`,
    held: ['view_params', 'view_operatingsystems'],
    isCompleted: false,
  },
  personal_access_tokens: {
    ...personalAccessTokenScopable,
    path: () => `/api/users/${owner}/personal_access_tokens`,
    held: ['view_personal_access_tokens', 'view_users'],
    isCompleted: false,
  },
  permissions: {
    definition: permissionSearch,
    table: 'permissions',
    path: () => '/api/permissions',
    held: ['edit_filters'],
    isCompleted: false,
  },
  import_rules: {
    definition: importRuleSearch,
    table: 'import_rules',
    path: below('import_rules'),
    held: ['view_import_rules', ...STEERS],
    shown: { enabled: 'enabled' },
  },
  sync_runs: {
    definition: syncRunSearch,
    table: 'sync_runs',
    path: below('sync_runs'),
    held: ['view_sync_runs', ...STEERS],
    shown: { dry_run: 'dry_run', started: 'started_at', ended: 'ended_at' },
  },
  sync_plans: {
    definition: syncPlanSearch,
    table: 'sync_plans',
    path: below('sync_plans'),
    held: ['view_sync_plans', ...STEERS],
    shown: { created: 'created_at' },
  },
  sync_plan_items: {
    definition: syncPlanItemSearch,
    table: 'sync_plan_items',
    path: () => `${below('sync_plans')()}/${plan}/items`,
    held: ['view_sync_plans', ...STEERS],
    isCompleted: false,
  },
  sync_changes: {
    definition: syncChangeSearch,
    table: `(SELECT *, 'added' AS change FROM available_images) available_images`,
    path: () => `${below('sync_runs')()}/${run}/changes`,
    held: ['view_sync_runs', ...STEERS],
    isCompleted: false,
    shown: INVENTORY,
  },
  targets: {
    ...targetScopable,
    path: () => '/api/targets',
    held: ['view_targets'],
    isShown: true,
    shown: { enabled: 'enabled' },
  },
  target_runs: {
    definition: targetRunSearch,
    table: 'target_runs',
    path: () => `/api/targets/${target}/runs`,
    held: ['view_targets'],
    shown: { dry_run: 'dry_run', created: 'created_at' },
  },
  target_plans: {
    definition: targetPlanSearch,
    table: 'target_plans',
    path: () => `/api/targets/${target}/plans`,
    held: ['view_targets'],
    shown: { created: 'created_at' },
  },
  target_plan_items: {
    definition: targetPlanItemSearch,
    table: 'target_plan_items',
    path: () => `/api/targets/${target}/plans/${targetPlan}/items`,
    held: ['view_targets'],
    isCompleted: false,
  },
  available_images: {
    definition: availableImageSearch,
    table: 'available_images',
    path: below('available_images'),
    held: ['view_compute_resources'],
    isCompleted: false,
    shown: INVENTORY,
  },
  inventory: {
    definition: inventorySearch,
    table:
      '(SELECT a.*, i.id AS image_id FROM available_images a LEFT JOIN images i USING (compute_resource_id, uuid)) available_images',
    path: below('inventory'),
    held: ['view_sync_runs', ...STEERS],
    shown: {
      created: 'created_at',
      updated: 'updated_at',
      tags: 'tags',
      missing_since: 'missing_since',
      ignored_at: 'ignored_at',
      withdrawn_at: 'withdrawn_at',
      drifted_at: 'drifted_at',
    },
  },
  catalog_images: {
    definition: catalogImageSearch,
    table: 'images',
    path: () => '/api/catalog/images',
    held: ['view_sync_runs', 'view_images', ...STEERS],
    shown: { user_data: 'user_data' },
  },
  catalog_sync_runs: {
    definition: syncRunSearch,
    table: 'sync_runs',
    path: () => '/api/catalog/sync_runs',
    held: ['view_sync_runs', ...STEERS],
    shown: { dry_run: 'dry_run', started: 'started_at', ended: 'ended_at' },
  },
  catalog_sync_plans: {
    definition: syncPlanSearch,
    table: 'sync_plans',
    path: () => '/api/catalog/sync_plans',
    held: ['view_sync_plans', ...STEERS],
    shown: { created: 'created_at' },
  },
};

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  people = new People(api);
  home = await catalog.organization({ name: unique('home') });
  place = await catalog.location({ name: unique('place') });
  const inventory = new Inventory(api);
  computeResource = await inventory.computeResource('Foreman::Model::EC2', 'cloud');
  await people.place(computeResource, home.id, place.id);
  run = await inventory.run(computeResource);
  await inventory.image(computeResource, 'ami-1', { owner: 'somebody', tags: ['blue'] });
  const counted = { run_id: run, generation: 1, plan_hash: 'a'.repeat(64), reason: 'many would go', items: 1 };
  plan = await inventory.insert('sync_plans', { compute_resource_id: computeResource, ...counted });
  await inventory.insert('sync_plan_items', { plan_id: plan, uuid: 'ami-1', name: 'ami-1', scope: 's' }, 'plan_id');
  target = await inventory.insert('targets', {
    name: 'there',
    address: 'https://foreman.example.com',
    '"user"': 'sync',
  });
  await inventory.insert('target_runs', { target_id: target, state: 'failed', reason: 'it was down' });
  const offered = { target_id: target, plan_hash: 'b'.repeat(64), reason: 'too many would go', items: 1 };
  targetPlan = await inventory.insert('target_plans', offered);
  const item = { plan_id: targetPlan, their_compute_resource_id: 1, uuid: 'ami-1', their_id: 7, name: 'debian' };
  await inventory.insert('target_plan_items', { ...item, compute_resource: 'their cloud' }, 'plan_id');
  await catalog.importRule(computeResource);
  const arch = await catalog.architecture({ name: unique('linked') });
  const parameters = [
    { name: 'plain', value: 'parametervalue' },
    { name: 'hidden', value: 'hiddenvalue', hidden_value: true },
  ];
  os = await catalog.operatingsystem({ architecture_ids: [arch.id], os_parameters_attributes: parameters });
  await api.post(`/api/operatingsystems/${os.id}/parameters`, { parameter: { name: 'audited', value: 'x' } });
  await api.put(`/api/operatingsystems/${os.id}/parameters/audited`, { parameter: { name: 'renamedparameter' } });
  await api.put(`/api/operatingsystems/${os.id}`, { operatingsystem: { name: 'RenamedSystem' } });
  await inventory.insert('images', {
    name: unique('image'),
    uuid: unique('ami'),
    username: 'root',
    compute_resource_id: computeResource,
    operatingsystem_id: os.id,
    architecture_id: arch.id,
  });
  const role = await catalog.role();
  await people.filter(role.id, { permissions: ['view_plugins'] });
  owner = (await catalog.user({ organization_ids: [home.id], location_ids: [place.id], role_ids: [role.id] })).id;
  await catalog.token({ id: owner });
  const author = await people.person({ admin: true });
  await api.post('/api/architectures', { architecture: { name: unique('a') } }, { as: author });
  await api.put(`/api/users/${author.id}`, { user: { login: 'renamedauthor' } });
});

afterAll(() => api.stop());

function holder(held: readonly PermissionName[]): Promise<Person> {
  return people.holder(held, { organizations: [home.id], locations: [place.id] });
}

/** Reads all that somebody is shown of a list's rows. */
async function textOf(
  { path, isShown }: Searched,
  as: Person,
): Promise<{ text: string; rows: Record<string, unknown>[] }> {
  const list = await api.get(`${path()}?per_page=all`, { as });
  expect(list.status).toBe(200);
  const rows = list.body.results as { id?: number }[];
  expect(rows).not.toEqual([]);
  const alone = isShown ? await Promise.all(rows.map(({ id }) => api.get(`${path()}/${id}-`, { as }))) : [];
  return { text: [list, ...alone].map((answer) => answer.text).join('\n'), rows };
}

/** Reads every value of a field straight from the database, with how a search names the field. */
async function valuesOf({ table }: Searched, field: SearchField): Promise<[name: string, value: string][]> {
  const { relation } = field;
  const from =
    relation === undefined ? table : relation.kind === 'to-one' ? `${table} ${relation.join}` : relation.from;
  const key = field.type === 'key-value' ? `, (${field.keySql})::text AS key` : '';
  const rows = await api.database.query<{ value: string | null; key?: string }[]>(
    `SELECT DISTINCT (${field.sql})::text AS value ${key} FROM ${from} ORDER BY 1 LIMIT 200`,
  );
  return rows.flatMap(({ value, key: of }) =>
    value === null ? [] : [[of === undefined ? field.name : `${field.name}.${of}`, value]],
  );
}

/** Whether a row of the list has one of some values; a column of another table may hold such as none has. */
async function belongsToSome({ path }: Searched, values: [string, string][]): Promise<boolean> {
  for (const [name, value] of values) {
    const { body } = await api.get(`${path()}?search=${encodeURIComponent(`${name} = "${value}"`)}`);
    if (body.subtotal > 0) return true;
  }
  return false;
}

const inJson = (value: string) => JSON.stringify(value).slice(1, -1);

/** Lists what a search, an order or completion tells of a value that its caller is not shown. */
async function leaks(list: Searched, [name, value]: [string, string], as: Person): Promise<string[]> {
  const quoted = `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  const ask = (path: string) => api.get(`${list.path()}${path}`, { as });
  const searches = [`${name} = ${quoted}`, `${name} ^ (${quoted})`, `not (${name} != ${quoted} or null? ${name})`];
  const found = await Promise.all(searches.map((search) => ask(`?search=${encodeURIComponent(search)}`)));
  const told = found
    .filter(({ status, body }) => status === 200 && body.subtotal > 0)
    .map(() => `${name} finds ${value}`);
  if (list.isCompleted === false) return told;
  const completed = await ask(`/auto_complete_search?search=${encodeURIComponent(`${name} = `)}`);
  const keys = await ask(`/auto_complete_search?search=${encodeURIComponent(name.replace(/\..*/, '.'))}`);
  if (completed.text.includes(inJson(inJson(value)))) told.push(`${name} completes ${value}`);
  if (name.includes('params.') && keys.text.includes(name)) told.push(`${name} is completed`);
  return told;
}

describe.each(Object.entries(LISTS))('search, order and completion of %s', (_name, list) => {
  it('know no more than the list and its rows show the same caller', async () => {
    const as = await holder(list.held);
    const { text } = await textOf(list, as);
    const told: string[] = [];

    for (const field of list.definition.fields) {
      if (field.type === 'set' || field.type === 'temporal' || list.shown?.[field.name] !== undefined) continue;
      const values = (await valuesOf(list, field)).filter(([, value]) => value !== list.common);
      const hidden = values.filter(([, value]) => !text.includes(inJson(value)));
      for (const value of hidden) told.push(...(await leaks(list, value, as)));
      // Rows out of sight have no place in an order of rows in sight; columns of other tables do.
      const isForeign = field.relation !== undefined && field.requires?.shown === undefined;
      if (field.type === 'key-value' || !isForeign || !(await belongsToSome(list, hidden))) continue;
      const { status } = await api.get(`${list.path()}?order=${field.name}`, { as });
      if (status === 200) told.push(`${field.name} orders`);
    }

    expect(told).toEqual([]);
  });

  it('has a key for each field that is no text and no number', async () => {
    const { rows } = await textOf(list, await holder(list.held));

    const silent = list.definition.fields
      .filter(({ name, type }) => type === 'set' || type === 'temporal' || list.shown?.[name] !== undefined)
      .filter(({ name }) => list.shown?.[name] !== '' && !rows.some((row) => (list.shown?.[name] ?? '') in row));

    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});

describe('the lists above', () => {
  it('are all that can be searched', () => {
    const documented = new Set(
      api.app
        .get(Documentation, { strict: false })
        .routes.flatMap(({ search }) => (search === null ? [] : [JSON.stringify(search)])),
    );
    const walked = new Set(Object.values(LISTS).map(({ definition }) => JSON.stringify(describeFields(definition))));

    expect(documented.size).toBeGreaterThan(10);
    expect([...documented].filter((definition) => !walked.has(definition))).toEqual([]);
  });
});

describe('parameters of operating systems', () => {
  const searches = ['params.plain ~ p*', 'params.plain = parametervalue', 'has params.plain', 'params.hidden ~ h*'];
  const ask = (search: string, as?: Person) =>
    api.get(`/api/operatingsystems?search=${encodeURIComponent(search)}`, as && { as });
  const complete = async (search: string, as?: Person) =>
    (await api.get(`/api/operatingsystems/auto_complete_search?search=${encodeURIComponent(search)}`, as && { as }))
      .text;

  it('are no field of a search for who may not view them', async () => {
    const as = await holder(['view_operatingsystems', 'view_architectures']);

    const answers = await Promise.all(searches.map((search) => ask(search, as)));
    const completions = await Promise.all(
      ['', 'par', 'params.', 'params.plain = ', 'params.hidden = h'].map((typed) => complete(typed, as)),
    );

    expect(answers.map(({ status, body }) => [status, body.error.message])).toEqual(
      searches.map((search) => [400, `Field '${/params\.\w+/.exec(search)?.[0]}' not recognized for searching!`]),
    );
    expect(completions[0]).not.toContain('params');
    expect(completions.slice(1, 3)).toEqual(['[]', '[]']);
    expect(completions.slice(3).every((text) => text.startsWith('[{"error":"Field '))).toBe(true);
  });

  it.each([
    ['an admin', undefined],
    ['who may view and edit them all', ['view_operatingsystems', 'view_params', 'edit_params']],
    ['who sees stars', ['view_operatingsystems', 'view_params']],
  ] as const)('are searched by %s, but for hidden values, of which the name is known', async (_who, held) => {
    const as = held && (await holder(held));

    const found = await ask('params.plain = parametervalue', as);
    const guesses = [
      'params.hidden ~ h*',
      'params.hidden = hiddenvalue',
      'params.hidden != x',
      'params.hidden ^ (hiddenvalue)',
    ];
    const hidden = await Promise.all(guesses.map((search) => ask(search, as)));
    const [keys, plain, none] = [
      await complete('params.', as),
      await complete('params.plain = ', as),
      await complete('params.hidden = ', as),
    ];

    expect(found.body.subtotal).toBe(1);
    expect(hidden.map(({ body }) => body.subtotal)).toEqual([0, 0, 0, 0]);
    expect([keys.includes('params.hidden'), plain.includes('parametervalue'), none]).toEqual([true, true, '[]']);
  });

  it('are searched as far as a filter shows them', async () => {
    const role = await people.role([
      { permissions: ['view_operatingsystems'] },
      { permissions: ['view_params'], search: 'name = plain' },
    ]);
    const as = await people.person({ roles: [role] });
    await api.post(`/api/operatingsystems/${os.id}/parameters`, {
      parameter: { name: 'unseen', value: 'unseenvalue' },
    });

    const [seen, unseen] = [await ask('params.plain ~ para', as), await ask('params.unseen ~ u*', as)];
    const keys = await complete('params.', as);
    const values = [await complete('params.plain = ', as), await complete('params.unseen = ', as)];

    expect([seen.body.subtotal, unseen.body.subtotal]).toEqual([1, 0]);
    expect([keys.includes('plain'), keys.includes('unseen')]).toEqual([true, false]);
    expect([values[0]?.includes('parametervalue'), values[1]]).toEqual([true, '[]']);
  });

  it('are no way round in a filter that somebody writes for others', async () => {
    const { id } = await catalog.role();
    const role = await people.role([
      { permissions: ['view_operatingsystems'] },
      { permissions: ['view_filters', 'create_filters', 'edit_filters'] },
    ]);
    const as = await people.person({ roles: [role] });
    const filter = { role_id: id, permission_names: ['view_operatingsystems'], search: 'params.plain ~ p*' };

    const refused = await api.post('/api/filters', { filter }, { as });
    const allowed = await api.post('/api/filters', { filter });
    const kept = await api.put(`/api/filters/${allowed.body.id}`, { filter: { search: filter.search } }, { as });

    expect(refused.body.error.errors).toEqual({
      search: ["invalid search query: Field 'params.plain' not recognized for searching!"],
    });
    expect([allowed.status, kept.status]).toEqual([201, 200]);
  });
});
