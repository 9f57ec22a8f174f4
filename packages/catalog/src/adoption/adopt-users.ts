import { Role, User, UserLocation, UserOrganization, UserRole } from '@image-catalog/database';
import { type EntityManager, Raw } from 'typeorm';
import type { AdoptedKind } from './adopted-kind.js';
import type { TheirUser } from './their-rows.js';

/** No password has this hash: nobody can log in before a password is set. */
const NO_PASSWORD = '!';

/** The `builtin` of the role that everyone has. */
const EVERYONE = 2;

/** Users. They cannot log in before somebody sets a password and enables them. */
export const USERS: AdoptedKind<TheirUser> = {
  name: 'user',
  plural: 'users',
  table: 'users',
  entity: User,
  auditable_type: 'User',
  seeds: { where: { login: 'admin' }, named: 'login' },
  nameOf: ({ name }) => name,
  identity: ({ login }) => ({ login: Raw((column) => `lower(${column}) = lower(:login)`, { login }) }),
  columns: (row, ids) => ({
    login: row.name,
    firstname: row.firstname,
    lastname: row.lastname,
    mail: row.mail,
    mail_enabled: row.mail_enabled,
    admin: row.admin,
    description: row.description,
    locale: row.locale,
    timezone: row.timezone,
    default_organization_id: ids.get('organization', row.default_organization_id) ?? null,
    default_location_id: ids.get('location', row.default_location_id) ?? null,
  }),
  atFirst: { password_hash: NO_PASSWORD, disabled: true },
  links: (row, ids) => [
    { entity: UserRole, own: 'user_id', other: 'role_id', ids: ids.all('role', row.role_ids) },
    {
      entity: UserOrganization,
      own: 'user_id',
      other: 'organization_id',
      ids: ids.all('organization', row.organization_ids),
    },
    { entity: UserLocation, own: 'user_id', other: 'location_id', ids: ids.all('location', row.location_ids) },
  ],
  members: giveDefaultRole,
};

/** Foreman does not show the role that everyone has among a user's roles. */
async function giveDefaultRole(
  manager: EntityManager,
  user_id: number,
  _: TheirUser,
  before?: TheirUser,
): Promise<void> {
  if (before !== undefined) return;
  const roles = await manager.findBy(Role, { builtin: EVERYONE });
  if (roles.length > 0)
    await manager.upsert(
      UserRole,
      roles.map(({ id }) => ({ user_id, role_id: id })),
      ['user_id', 'role_id'],
    );
}
