import { recordAudit, UserRole } from '@image-catalog/database';
import type { DataSource } from 'typeorm';
import { holdRoles } from './hold-roles.statement.js';
import { insertUser } from './insert-user.statement.js';
import { OPERATOR } from './operator.js';
import { hashPassword } from './password-hash.js';

/** A user that an operator creates. */
export interface NewUser {
  login: string;
  password: string;
  admin: boolean;
  firstname: string | null;
  lastname: string | null;
  mail: string | null;
  /** Names of roles; the role that everyone has is added. */
  roles: readonly string[];
}

/** Creates a user from the command line; gives the id. @throws Error when the login is taken or a role does not exist. */
export async function createUser(dataSource: DataSource, { password, roles, ...user }: NewUser): Promise<number> {
  const password_hash = await hashPassword(password);
  return dataSource.transaction(async (manager) => {
    const id = await insertUser(manager, { ...user, password_hash });
    if (id === undefined) throw new Error(`There is a user ${user.login} already.`);
    const given = await holdRoles(manager, roles);
    const missing = roles.find((name) => !given.some((role) => role.name === name));
    if (missing !== undefined) throw new Error(`There is no role ${missing}.`);
    const role_ids = given.map((role) => role.id);
    const links = role_ids.map((role_id) => ({ user_id: id, role_id }));
    if (links.length > 0) await manager.insert(UserRole, links);
    await recordAudit(manager, OPERATOR, {
      auditable_type: 'User',
      auditable_id: id,
      auditable_name: user.login,
      action: 'create',
      audited_changes: { ...user, password, role_ids },
    });
    return id;
  });
}
