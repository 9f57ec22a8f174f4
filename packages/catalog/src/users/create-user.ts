import type { DataSource } from 'typeorm';
import { recordAudit } from '@image-catalog/database';
import { OPERATOR } from './operator.js';
import { hashPassword } from './password-hash.js';

/** A user as an operator makes one. */
export interface NewUser {
  login: string;
  password: string;
  admin: boolean;
  firstname: string | null;
  lastname: string | null;
  mail: string | null;
  /** Names of roles; the one that everyone has is added. */
  roles: readonly string[];
}

/** Makes a user from the command line; gives the id. @throws Error when the login is taken or a role is not there. */
export async function createUser(dataSource: DataSource, { password, roles, ...user }: NewUser): Promise<number> {
  const password_hash = await hashPassword(password);
  return dataSource.transaction(async (manager) => {
    const [made] = await manager.query<{ id: number }[]>(
      `INSERT INTO users (login, password_hash, admin, firstname, lastname, mail, mail_enabled)
       VALUES ($1, $2, $3, $4, $5, $6::varchar, $6::varchar IS NOT NULL) ON CONFLICT (lower(login)) DO NOTHING RETURNING id`,
      [user.login, password_hash, user.admin, user.firstname, user.lastname, user.mail],
    );
    if (made === undefined) throw new Error(`There is a user ${user.login} already.`);
    const given = await manager.query<{ id: number; name: string }[]>(
      'SELECT id, name FROM roles WHERE name = ANY($1::text[]) OR builtin = 2 ORDER BY id FOR KEY SHARE',
      [roles],
    );
    const missing = roles.find((name) => !given.some((role) => role.name === name));
    if (missing !== undefined) throw new Error(`There is no role ${missing}.`);
    const role_ids = given.map(({ id }) => id);
    await manager.query('INSERT INTO user_roles (user_id, role_id) SELECT $1, unnest($2::int[])', [made.id, role_ids]);
    await recordAudit(manager, OPERATOR, {
      auditable_type: 'User',
      auditable_id: made.id,
      auditable_name: user.login,
      action: 'create',
      audited_changes: { ...user, password, role_ids },
    });
    return made.id;
  });
}
