import { PERMISSIONS } from '@image-catalog/spec';
import { type Catalog, unique } from './builders.js';
import type { People, Person } from './people.js';

/** Somebody who holds something in `home` and `place`, and a role of their own that is bound to both. */
export interface Caller {
  name: string;
  as: Person;
  role: number;
  /** A filter of that role: compute resources that a search leaves. */
  filter: number;
  held: ReadonlySet<string>;
}

/** Where the attempts are made; callers belong to `home` and `place` and nowhere else. */
export interface Ground {
  home: number;
  place: number;
  /** A child of `home`, and one of `place`. */
  under: number;
  corner: number;
  /** Where no caller belongs. */
  abroad: { organization: { id: number; title: string }; location: { id: number; title: string } };
  /** Users whom every caller sees, as far as users are shown to them. */
  chief: Person;
  mighty: Person;
  traveller: Person;
  plain: Person;
  /** A role that nobody among the callers has, and one bound to `home` and `place`. */
  power: { id: number; name: string };
  bound: number;
  /** A filter without limits of `power`. */
  boundless: number;
  /** A compute resource at home, one that only admins see, and what hangs on them. */
  near: number;
  far: { id: number; name: string };
  image: number;
  rule: number;
  /** What only admins see. */
  secretOs: { id: number; title: string };
  secretArch: { id: number; name: string };
  os: number;
  arch: number;
  parameter: { id: number; name: string };
}

/** One try to widen something. */
export interface Attempt {
  verb: 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  /** Whoever holds one of these may do it. */
  unless?: readonly string[];
}

/** Tries by the attribute that they use; each must be refused to everyone but admins. */
export type Attempts = Readonly<Record<string, (ground: Ground, caller: Caller) => Attempt[]>>;

const NEW_PARAMETER = { name: 'new', value: 'x' };

const put = (path: string, body: unknown): Attempt => ({ verb: 'PUT', path: `/api/${path}`, body });
const post = (path: string, body: unknown): Attempt => ({ verb: 'POST', path: `/api/${path}`, body });

/** Gives a permission that a caller does not hold. */
function missing({ held }: Caller): { name: string } {
  return PERMISSIONS.find(({ name }) => !held.has(name)) ?? { name: 'nothing' };
}

const taxonomy = (one: 'organization' | 'location', own: (g: Ground) => number, away: (g: Ground) => number) => {
  const many = `${one}s`;
  const model = one === 'organization' ? 'Organization' : 'Location';
  const other = one === 'organization' ? 'location' : 'organization';
  return {
    [`${model}.ignore_types`]: (g: Ground) => [
      put(`${many}/${own(g)}`, { [one]: { ignore_types: ['ComputeResource'] } }),
      put(`${many}/${own(g)}`, { [one]: { select_all_types: ['User'] } }),
      put(`${many}/${own(g)}`, { ignore_types: ['User', 'ComputeResource'] }),
      post(many, { [one]: { name: unique('wide'), ignore_types: ['User'] } }),
    ],
    [`${model}.parent_id`]: (g: Ground) => [put(`${many}/${own(g)}`, { [one]: { parent_id: away(g) } })],
    [`${model}.user_ids`]: (g: Ground) => [
      put(`${many}/${one === 'organization' ? g.under : g.corner}`, { [one]: { user_ids: [g.chief.id] } }),
      put(`${many}/${one === 'organization' ? g.home : g.place}`, { [one]: { user_ids: [] } }),
    ],
    [`${model}.compute_resource_ids`]: (g: Ground) => [
      put(`${many}/${own(g)}`, { [one]: { compute_resource_ids: [g.near, g.far.id] } }),
    ],
    [`${model}.${other}_ids`]: (g: Ground) => [
      put(`${many}/${own(g)}`, { [one]: { [`${other}_ids`]: [g.abroad[other].id] } }),
    ],
  };
};

const places = (path: (g: Ground, c: Caller) => string, key: string, model: string): Attempts =>
  Object.fromEntries(
    (['organization', 'location'] as const).flatMap((one) => [
      [
        `${model}.${one}_ids`,
        (g: Ground, c: Caller) => [
          put(path(g, c), { [key]: { [`${one}_ids`]: [] } }),
          put(path(g, c), { [key]: { [`${one}_ids`]: [g.abroad[one].id] } }),
          put(path(g, c), { [key]: { [`${one}s`]: [] } }),
          put(path(g, c), { [`${one}s`]: [] }),
        ],
      ],
      [
        `${model}.${one}_names`,
        (g: Ground, c: Caller) => [
          put(path(g, c), { [key]: { [`${one}_names`]: [] } }),
          put(path(g, c), { [key]: { [`${one}_names`]: [g.abroad[one].title] } }),
        ],
      ],
    ]),
  );

const filters: Attempts = {
  'Filter.role_id': (g, c) => [put(`filters/${g.boundless}`, { filter: { role_id: c.role } })],
  'Filter.search': (_g, c) => [
    put(`filters/${c.filter}`, { filter: { search: '' } }),
    put(`filters/${c.filter}`, { search: null }),
    put(`roles/${c.role}/filters/${c.filter}`, { filter: { search: 'name ~ a' } }),
  ],
  'Filter.unlimited': (_g, c) => [put(`filters/${c.filter}`, { filter: { unlimited: true } })],
  'Filter.override': (_g, c) => [
    put(`filters/${c.filter}`, { filter: { override: true, organization_ids: [], location_ids: [] } }),
  ],
  'Filter.organization_ids': (g, c) => [
    put(`filters/${c.filter}`, { filter: { override: true, organization_ids: [] } }),
    put(`filters/${c.filter}`, { filter: { override: true, organizations: [] } }),
    put(`filters/${c.filter}`, { filter: { override: true, organization_ids: [g.abroad.organization.id] } }),
  ],
  'Filter.location_ids': (g, c) => [
    put(`filters/${c.filter}`, { filter: { override: true, location_ids: [] } }),
    put(`filters/${c.filter}`, { filter: { override: true, locations: [{ id: g.abroad.location.id }] } }),
  ],
  'Filter.permission_names': (_g, c) => [
    put(`filters/${c.filter}`, { filter: { permission_names: [missing(c).name] } }),
    post('filters', { filter: { role_id: c.role, permission_names: [missing(c).name] } }),
    post(`roles/${c.role}/filters`, { filter: { permission_names: [missing(c).name] } }),
  ],
  'Filter.permission_ids': (_g, c) => {
    const permission_ids = [PERMISSIONS.findIndex(({ name }) => name === missing(c).name) + 1];
    return [post('filters', { filter: { role_id: c.role, permission_ids } })];
  },
};

const user = (attributes: object) => (g: Ground, c: Caller) => [
  put(`users/${g.chief.id}`, { user: attributes }),
  put(`users/${g.chief.login}`, attributes),
  ...('admin' in attributes ? [put(`users/${c.as.id}`, { user: attributes })] : []),
];

const users: Attempts = {
  ...Object.fromEntries(
    Object.entries({
      login: 'renamed',
      firstname: 'x',
      lastname: 'x',
      mail: 'x@example.com',
      mail_enabled: false,
      description: 'x',
      timezone: 'Berlin',
      locale: 'de',
      disabled: true,
      default_organization_id: null,
      default_location_id: null,
    }).map(([name, value]) => [`User.${name}`, user({ [name]: value, description: 'touched' })]),
  ),
  'User.admin': (g, c) => [
    put(`users/${c.as.id}`, { user: { admin: true } }),
    put(`users/${g.plain.id}`, { user: { admin: true } }),
    put(`users/${g.chief.id}`, { user: { admin: false } }),
    { verb: 'DELETE', path: `/api/users/${g.chief.id}` },
  ],
  'User.password': (g) =>
    [g.chief, g.mighty, g.traveller].map(({ id }) => put(`users/${id}`, { user: { password: 'taken over now' } })),
  'User.role_ids': (g, c) => [
    put(`users/${c.as.id}`, { user: { role_ids: [g.power.id, c.role] } }),
    put(`users/${g.chief.id}`, { user: { role_ids: [] } }),
  ],
  'User.role_names': (g, c) => [put(`users/${c.as.id}`, { user: { role_names: [g.power.name] } })],
  'User.organization_ids': (g, c) =>
    [c.as, g.plain, g.chief].map(({ id }) =>
      put(`users/${id}`, { user: { organization_ids: [g.home, g.abroad.organization.id] } }),
    ),
  'User.organization_names': (g, c) =>
    [c.as, g.plain].map(({ id }) =>
      put(`users/${id}`, { user: { organization_names: [g.abroad.organization.title] } }),
    ),
  'User.location_ids': (g, c) =>
    [c.as, g.plain, g.chief].map(({ id }) =>
      put(`users/${id}`, { user: { location_ids: [g.place, g.abroad.location.id] } }),
    ),
  'User.location_names': (g, c) =>
    [c.as, g.plain].map(({ id }) => put(`users/${id}`, { user: { location_names: [g.abroad.location.title] } })),
  'PersonalAccessToken.name': (g) =>
    [g.chief, g.mighty, g.traveller].map(({ id }) => post(`users/${id}/personal_access_tokens`, { name: unique('t') })),
};

const OS = (g: Ground, by: 'id' | 'name') => (by === 'id' ? g.secretOs.id : g.secretOs.title);
const ARCH = (g: Ground, by: 'id' | 'name') => g.secretArch[by];

/** Names something secret by its id and by its name, in the one form or as a list. */
const by = (attribute: string, path: (g: Ground) => string, key: string, secret: typeof OS): Attempts =>
  Object.fromEntries(
    (['id', 'name'] as const).map((how) => {
      const isList = key !== 'image';
      const name = `${attribute.split('.')[1]}_${how}${isList ? 's' : ''}`;
      const attempt = (g: Ground) => {
        const value = secret(g, how);
        return [put(path(g), { [key]: { [name]: isList ? [value] : value } })];
      };
      return [`${attribute}_${how}${isList ? 's' : ''}`, attempt];
    }),
  );

const rule = (g: Ground, attributes: object): Attempt[] => [
  put(`compute_resources/${g.near}/import_rules/${g.rule}`, { import_rule: attributes }),
  post(`compute_resources/${g.near}/import_rules`, { import_rule: { name: unique('rule'), ...attributes } }),
];

/** Marks tries that are right for whoever holds a permission. */
const unless = (attempts: Attempts, ...permissions: string[]): Attempts =>
  Object.fromEntries(
    Object.entries(attempts).map(([attribute, make]) => [
      attribute,
      (g: Ground, c: Caller) => make(g, c).map((attempt) => ({ ...attempt, unless: permissions })),
    ]),
  );

const catalogued: Attempts = {
  'Image.compute_resource_id': (g) => [
    put(`compute_resources/${g.near}/images/${g.image}`, { image: { compute_resource_id: g.far.id } }),
  ],
  'Image.compute_resource_name': (g) => [
    put(`compute_resources/${g.near}/images/${g.image}`, { image: { compute_resource_name: g.far.name } }),
  ],
  ...unless(
    {
      ...by('Image.operatingsystem', (g) => `compute_resources/${g.near}/images/${g.image}`, 'image', OS),
      ...by('Architecture.operatingsystem', (g) => `architectures/${g.arch}-`, 'architecture', OS),
      'ImportRule.operatingsystem_id': (g) => rule(g, { operatingsystem_id: g.secretOs.id }),
    },
    'view_operatingsystems',
  ),
  ...unless(
    {
      ...by('Image.architecture', (g) => `compute_resources/${g.near}/images/${g.image}`, 'image', ARCH),
      ...by('Operatingsystem.architecture', (g) => `operatingsystems/${g.os}-`, 'operatingsystem', ARCH),
      'ImportRule.architecture_id': (g) => rule(g, { architecture_id: g.secretArch.id }),
    },
    'view_architectures',
  ),
  ...unless(
    {
      'Parameter.hidden_value': (g) => [
        put(`operatingsystems/${g.os}-/parameters/${g.parameter.id}`, { parameter: { hidden_value: false } }),
        put(`operatingsystems/${g.os}-`, {
          operatingsystem: { os_parameters_attributes: [{ name: g.parameter.name, hidden_value: false }] },
        }),
      ],
    },
    'edit_params',
  ),
  ...unless(
    {
      'Operatingsystem.os_parameters_attributes': (g) => [
        put(`operatingsystems/${g.os}-`, { operatingsystem: { os_parameters_attributes: [] } }),
        put(`operatingsystems/${g.os}-`, {
          operatingsystem: { os_parameters_attributes: [{ name: 'new', value: 'x' }] },
        }),
      ],
    },
    'create_params',
    'destroy_params',
  ),
  ...unless(
    {
      'Organization.organization_parameters_attributes': (g) => [
        put(`organizations/${g.home}-`, { organization: { organization_parameters_attributes: [NEW_PARAMETER] } }),
      ],
      'Location.location_parameters_attributes': (g) => [
        put(`locations/${g.place}-`, { location: { location_parameters_attributes: [NEW_PARAMETER] } }),
      ],
    },
    'create_params',
  ),
};

/** The tries by the attribute that they use. */
export const ATTEMPTS: Attempts = {
  ...taxonomy(
    'organization',
    (g) => g.home,
    (g) => g.abroad.organization.id,
  ),
  ...taxonomy(
    'location',
    (g) => g.place,
    (g) => g.abroad.location.id,
  ),
  ...places((_g, c) => `roles/${c.role}`, 'role', 'Role'),
  ...places((g) => `compute_resources/${g.near}`, 'compute_resource', 'ComputeResource'),
  ...filters,
  ...users,
  ...catalogued,
};

/** Makes where the attempts are made. */
export async function makeGround(catalog: Catalog, people: People): Promise<Ground> {
  const home = await people.taxonomy('organizations');
  const place = await people.taxonomy('locations');
  const organization = await catalog.organization();
  const location = await catalog.location();
  const here = { organizations: [home], locations: [place] };
  const power = await catalog.role();
  const boundless = await people.filter(power.id, { permissions: ['edit_compute_resources'] });
  await people.filter(power.id, { permissions: ['escalate_roles'] });
  await people.filter(power.id, { permissions: ['edit_filters'] });
  const near = await catalog.computeResource({ organization_ids: [home], location_ids: [place] });
  const far = await catalog.computeResource({ organization_ids: [organization.id], location_ids: [location.id] });
  const image = await catalog.image({ compute_resource_id: near.id });
  const secretOs = await catalog.operatingsystem({ name: unique('Secret') });
  const secretArch = await catalog.architecture({ name: unique('secret') });
  const os = await catalog.operatingsystem({
    os_parameters_attributes: [{ name: 'password', value: 's3cret', hidden_value: true }],
  });
  const arch = await catalog.architecture();
  const bound = await catalog.role({ organization_ids: [home], location_ids: [place] });
  return {
    home,
    place,
    under: await people.taxonomy('organizations', home),
    corner: await people.taxonomy('locations', place),
    abroad: { organization, location },
    chief: await people.person({ ...here, admin: true }),
    mighty: await people.person({ ...here, roles: [power.id] }),
    traveller: await people.person({ organizations: [home, organization.id], locations: [place, location.id] }),
    plain: await people.person(here),
    power,
    bound: bound.id,
    boundless,
    near: near.id,
    far,
    image: image.id,
    rule: await catalog.importRule(near.id),
    secretOs,
    secretArch,
    os: os.id,
    arch: arch.id,
    parameter: os.parameters[0],
  };
}
