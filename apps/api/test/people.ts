import { hashPassword, hashToken } from '@image-catalog/catalog';
import { PERMISSIONS, type PermissionName } from '@image-catalog/spec';
import type { RunningApi } from './running-api.js';

/** One filter of a role that a test makes; nothing else given, it is unlimited. */
export interface GivenFilter {
  permissions: string[];
  search?: string;
  organization_ids?: number[];
  location_ids?: number[];
}

/** Someone who may log in. */
export interface Person {
  id: number;
  login: string;
  password: string;
}

const PASSWORD = 'correct horse battery staple';

let hash: Promise<string> | undefined;
let born = 0;

/** Makes people, roles, organizations and locations straight in the database, where a test is about something else. */
export class People {
  constructor(private readonly api: RunningApi) {}

  /** Makes someone with roles, organizations and locations by their ids. */
  async person(
    given: { roles?: number[]; organizations?: number[]; locations?: number[]; admin?: boolean } = {},
  ): Promise<Person> {
    born += 1;
    hash ??= hashPassword(PASSWORD);
    const login = `person${born}`;
    const { id } = await this.insert('users', { login, password_hash: await hash, admin: given.admin ?? false });
    for (const role_id of given.roles ?? []) await this.link('user_roles', { user_id: id, role_id });
    for (const organization_id of given.organizations ?? [])
      await this.link('users_organizations', { user_id: id, organization_id });
    for (const location_id of given.locations ?? []) await this.link('users_locations', { user_id: id, location_id });
    return { id, login, password: PASSWORD };
  }

  /** Makes someone who holds some permissions without any limit, and logs in by a token, which costs no hashing of passwords. */
  async holder(
    permissions: readonly PermissionName[],
    places: { organizations: number[]; locations: number[] },
  ): Promise<Person> {
    const types = Map.groupBy(
      PERMISSIONS.filter(({ name }) => permissions.includes(name)),
      ({ resource_type }) => resource_type,
    );
    const filters = [...types.values()].map((held) => ({ permissions: held.map(({ name }) => name) }));
    return this.holderOf([await this.role(filters)], places);
  }

  /** Makes someone with roles who logs in by a token. */
  async holderOf(roles: number[], places: { organizations: number[]; locations: number[] }): Promise<Person> {
    const person = await this.person({ roles, ...places });
    const token = `token of ${person.login}`;
    const row = { user_id: person.id, name: 'token', token_hash: hashToken(token), token_prefix: 'token' };
    await this.insert('personal_access_tokens', row);
    return { ...person, password: token };
  }

  /** Makes a role with filters; each filter's permissions are of one resource type. */
  async role(filters: GivenFilter[]): Promise<number> {
    born += 1;
    const role = await this.insert('roles', { name: `made role ${born}` });
    for (const filter of filters) await this.filter(role.id, filter);
    return role.id;
  }

  async filter(role_id: number, given: GivenFilter): Promise<number> {
    const [permission] = await this.api.database.query<{ resource_type: string | null }[]>(
      'SELECT resource_type FROM permissions WHERE name = $1',
      [given.permissions[0]],
    );
    if (permission === undefined) throw new Error(`There is no permission ${given.permissions[0]}`);
    const override = (given.organization_ids ?? given.location_ids) !== undefined;
    const { id } = await this.insert('filters', {
      role_id,
      resource_type: permission.resource_type,
      search: given.search ?? null,
      override,
    });
    await this.api.database.query(
      'INSERT INTO filterings (filter_id, permission_id) SELECT $1, id FROM permissions WHERE name = ANY($2::text[])',
      [id, given.permissions],
    );
    for (const organization_id of given.organization_ids ?? [])
      await this.link('filters_organizations', { filter_id: id, organization_id });
    for (const location_id of given.location_ids ?? [])
      await this.link('filters_locations', { filter_id: id, location_id });
    return id;
  }

  /** Gives the id of a role that comes with the program. */
  async roleNamed(name: string): Promise<number> {
    const [row] = await this.api.database.query<{ id: number }[]>('SELECT id FROM roles WHERE name = $1', [name]);
    if (row === undefined) throw new Error(`There is no role ${name}`);
    return row.id;
  }

  /** Makes an organization, or a location, below another one when its id is given. */
  async taxonomy(table: 'organizations' | 'locations', parent_id: number | null = null): Promise<number> {
    born += 1;
    const name = `${table} ${born}`;
    const [row] = await this.api.database.query<{ id: number }[]>(
      `INSERT INTO ${table} (name, title, parent_id, ancestry)
       SELECT $1::text, concat_ws('/', p.title, $1::text), p.id, CASE WHEN p.id IS NOT NULL THEN concat_ws('/', p.ancestry, p.id) END
       FROM (SELECT 1) one LEFT JOIN ${table} p ON p.id = $2 RETURNING id`,
      [name, parent_id],
    );
    return row?.id ?? 0;
  }

  /** Puts a compute resource into an organization and a location. */
  async place(compute_resource_id: number, organization_id: number | null, location_id: number | null): Promise<void> {
    if (organization_id !== null)
      await this.link('compute_resources_organizations', { compute_resource_id, organization_id });
    if (location_id !== null) await this.link('compute_resources_locations', { compute_resource_id, location_id });
  }

  private async insert(table: string, row: Record<string, unknown>): Promise<{ id: number }> {
    const columns = Object.keys(row);
    const [made] = await this.api.database.query<{ id: number }[]>(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')}) RETURNING id`,
      Object.values(row),
    );
    return made ?? { id: 0 };
  }

  private async link(table: string, row: Record<string, number>): Promise<void> {
    const columns = Object.keys(row);
    await this.api.database.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ($1, $2)`, Object.values(row));
  }
}
