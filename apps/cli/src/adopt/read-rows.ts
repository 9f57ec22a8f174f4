import type {
  AdoptedKindName,
  TheirComputeResource,
  TheirFilter,
  TheirImage,
  TheirOperatingsystem,
  TheirParameter,
  TheirRole,
  TheirRows,
  TheirTaxonomy,
  TheirUser,
} from '@image-catalog/catalog';
import type { ForemanApi } from '@image-catalog/client';

interface Named {
  id: number;
  name: string;
}

type Shown<Row> = { [Key in keyof Row]?: unknown } & Named & Record<string, unknown>;

/** What a kind needs to be read: where, and the permission for it. */
interface Source {
  path: string;
  permission: string;
}

/** Where each kind is read. */
export const SOURCES: Readonly<Record<Exclude<AdoptedKindName, 'image'>, Source>> = {
  organization: { path: '/organizations', permission: 'view_organizations' },
  location: { path: '/locations', permission: 'view_locations' },
  architecture: { path: '/architectures', permission: 'view_architectures' },
  operatingsystem: { path: '/operatingsystems', permission: 'view_operatingsystems' },
  compute_resource: { path: '/compute_resources', permission: 'view_compute_resources' },
  role: { path: '/roles', permission: 'view_roles' },
  user: { path: '/users', permission: 'view_users' },
};

/** Reads all rows of a kind but images. `tell` hears how many are read. */
export async function readRows<Name extends keyof typeof SOURCES>(
  api: ForemanApi,
  kind: Name,
  tell: (read: number, total: number) => void,
): Promise<TheirRows[Name][]> {
  const listed = await api.all<Shown<TheirRows[Name]>>(SOURCES[kind].path);
  const rows: TheirRows[Name][] = [];
  for (const row of listed) {
    rows.push(await READERS[kind](api, row));
    tell(rows.length, listed.length);
  }
  return kind === 'organization' || kind === 'location' ? parentsFirst(rows) : rows;
}

/** Reads the images of a compute resource page by page. */
export async function* readImages(api: ForemanApi, computeResourceId: number): AsyncGenerator<TheirImage[]> {
  for await (const page of api.pages<Shown<TheirImage>>(`/compute_resources/${computeResourceId}/images`))
    yield page.map((row) => ({
      id: row.id,
      name: row.name,
      uuid: String(row.uuid),
      username: text(row.username) ?? '',
      user_data: typeof row.user_data === 'boolean' ? row.user_data : null,
      iam_role: text(row.iam_role),
      compute_resource_id: Number(row.compute_resource_id),
      operatingsystem_id: Number(row.operatingsystem_id),
      architecture_id: Number(row.architecture_id),
    }));
}

type Reader<Name extends AdoptedKindName> = (api: ForemanApi, row: Shown<TheirRows[Name]>) => Promise<TheirRows[Name]>;

const READERS: { [Name in keyof typeof SOURCES]: Reader<Name> } = {
  organization: (api, { id }) => readTaxonomy(api, `/organizations/${id}`),
  location: (api, { id }) => readTaxonomy(api, `/locations/${id}`),
  architecture: async (_, { id, name }) => ({ id, name }),
  operatingsystem: readOperatingsystem,
  compute_resource: readComputeResource,
  role: readRole,
  user: readUser,
};

async function readTaxonomy(api: ForemanApi, path: string): Promise<TheirTaxonomy> {
  const row = await api.get<Shown<TheirTaxonomy>>(path);
  const parameters = await readParameters(api, path);
  return {
    id: row.id,
    name: row.name,
    title: text(row.title) ?? row.name,
    description: text(row.description),
    parent_id: number(row.parent_id),
    ancestor_ids: (text(row['ancestry']) ?? '').split('/').filter(Boolean).map(Number),
    select_all_types: texts(row.select_all_types),
    organization_ids: idsOf(row['organizations']),
    parameters,
  };
}

async function readOperatingsystem(api: ForemanApi, { id }: Named): Promise<TheirOperatingsystem> {
  const path = `/operatingsystems/${id}`;
  const row = await api.get<Shown<TheirOperatingsystem>>(path);
  return {
    id,
    name: row.name,
    major: text(row.major) ?? '',
    minor: text(row.minor) ?? '',
    description: text(row.description),
    family: text(row.family),
    release_name: text(row.release_name),
    password_hash: text(row.password_hash),
    architecture_ids: idsOf(row['architectures']),
    parameters: await readParameters(api, path),
  };
}

/** What Foreman shows instead of a hidden value that the user may not see. */
const MASK = '*****';

/** Reads a row's own parameters; its body also holds those that it inherits. */
async function readParameters(api: ForemanApi, path: string): Promise<TheirParameter[]> {
  const rows = await api.all<Record<string, unknown>>(`${path}/parameters`, { show_hidden: 'true' });
  return rows.flatMap(readParameter);
}

/** A value that the user may not see is left out: the mask would take its place. */
function readParameter(row: Record<string, unknown>): TheirParameter[] {
  const hidden_value = row['hidden_value?'] === true;
  if (hidden_value && row['value'] === MASK) return [];
  return [
    {
      name: String(row['name']),
      value: row['value'] ?? null,
      parameter_type: text(row['parameter_type']) ?? 'string',
      hidden_value,
    },
  ];
}

/** Keys of a compute resource that are the same for every provider. */
const OF_EVERY_PROVIDER = new Set([
  'id',
  'name',
  'provider',
  'provider_friendly_name',
  'url',
  'description',
  'created_at',
  'updated_at',
  'images',
  'compute_attributes',
  'organizations',
  'locations',
]);

async function readComputeResource(api: ForemanApi, { id }: Named): Promise<TheirComputeResource> {
  const row = await api.get<Shown<TheirComputeResource>>(`/compute_resources/${id}`);
  return {
    id,
    name: row.name,
    provider: String(row.provider),
    url: text(row.url),
    description: text(row.description),
    attributes: Object.fromEntries(Object.entries(row).filter(([key]) => !OF_EVERY_PROVIDER.has(key))),
    organization_ids: idsOf(row['organizations']),
    location_ids: idsOf(row['locations']),
  };
}

async function readRole(api: ForemanApi, { id }: Named): Promise<TheirRole> {
  const row = await api.get<Shown<TheirRole>>(`/roles/${id}`);
  const isOwn = !text(row.origin) && row.builtin === 0;
  return {
    id,
    name: row.name,
    description: text(row.description),
    builtin: Number(row.builtin ?? 0),
    origin: text(row.origin),
    // The filters of roles that come with a program are that program's.
    filters: isOwn ? await readFilters(api, id) : [],
    organization_ids: idsOf(row['organizations']),
    location_ids: idsOf(row['locations']),
  };
}

async function readFilters(api: ForemanApi, roleId: number): Promise<TheirFilter[]> {
  const filters: TheirFilter[] = [];
  for (const listed of await api.all<Record<string, unknown>>('/filters', { search: `role_id=${roleId}` })) {
    const override = listed['override?'] === true;
    const shown = override ? await api.get<Record<string, unknown>>(`/filters/${Number(listed['id'])}`) : listed;
    filters.push({
      resource_type: text(listed['resource_type']),
      search: text(listed['search']),
      override,
      permissions: rowsOf(listed['permissions']).map(({ name }) => String(name)),
      organization_ids: idsOf(shown['organizations']),
      location_ids: idsOf(shown['locations']),
    });
  }
  return filters;
}

async function readUser(api: ForemanApi, { id }: Named): Promise<TheirUser> {
  const row = await api.get<Shown<TheirUser>>(`/users/${id}`);
  return {
    id,
    name: String(row['login']),
    firstname: text(row.firstname),
    lastname: text(row.lastname),
    mail: text(row.mail),
    mail_enabled: row.mail_enabled === true,
    admin: row.admin === true,
    description: text(row.description),
    locale: text(row.locale),
    timezone: text(row.timezone),
    role_ids: idsOf(row['roles']),
    organization_ids: idsOf(row['organizations']),
    location_ids: idsOf(row['locations']),
    default_organization_id: number((row['default_organization'] as Named | null)?.id),
    default_location_id: number((row['default_location'] as Named | null)?.id),
  };
}

function parentsFirst<Row>(rows: Row[]): Row[] {
  const depth = (row: Row) => (row as TheirTaxonomy).ancestor_ids.length;
  return rows.sort((a, b) => depth(a) - depth(b));
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((member) => typeof member === 'string') : [];
}

function rowsOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((row) => typeof row === 'object' && row !== null) : [];
}

function idsOf(value: unknown): number[] {
  return rowsOf(value).map(({ id }) => Number(id));
}
