import { PersonalAccessToken, recordAudit, User } from '@image-catalog/database';
import type { DataSource, EntityManager } from 'typeorm';
import { holdUser } from './hold-user.statement.js';
import { insertToken } from './insert-token.statement.js';
import { OPERATOR } from './operator.js';
import { newToken } from './token-hash.js';

/** Creates a token from the command line; gives its value, which is stored nowhere. @throws Error without such a user, or when the name is taken. */
export async function createToken(
  dataSource: DataSource,
  login: string,
  name: string,
  expires_at: Date | null,
): Promise<string> {
  const { value, token_hash, token_prefix } = newToken();
  await dataSource.transaction(async (manager) => {
    const user = await holdUser(manager, login);
    if (user === undefined) throw new Error(`There is no user ${login}.`);
    const id = await insertToken(manager, { user_id: user.id, name, token_hash, token_prefix, expires_at });
    if (id === undefined) throw new Error(`The user ${user.login} has a token ${name} already. Give another name.`);
    await audit(manager, { id, name }, user, 'create', { name, user_id: user.id, expires_at });
  });
  return value;
}

/** Revokes a token from the command line; false when there is no such token. */
export async function revokeToken(dataSource: DataSource, id: number): Promise<boolean> {
  return dataSource.transaction(async (manager) => {
    const token = await manager.findOne(PersonalAccessToken, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (token === null) return false;
    if (token.revoked) return true;
    await manager.update(PersonalAccessToken, id, { revoked: true });
    const owner = await manager.findOneByOrFail(User, { id: token.user_id });
    await audit(manager, token, owner, 'update', { revoked: [false, true] });
    return true;
  });
}

function audit(
  manager: EntityManager,
  token: { id: number; name: string },
  owner: { id: number; login: string },
  action: 'create' | 'update',
  audited_changes: Record<string, unknown>,
): Promise<void> {
  return recordAudit(manager, OPERATOR, {
    auditable_type: 'PersonalAccessToken',
    auditable_id: token.id,
    auditable_name: token.name,
    associated: { type: 'User', id: owner.id, name: owner.login },
    action,
    audited_changes,
  });
}
