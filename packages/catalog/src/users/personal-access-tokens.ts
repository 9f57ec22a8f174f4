import type { DataSource, EntityManager } from 'typeorm';
import { recordAudit } from '@image-catalog/database';
import { OPERATOR } from './operator.js';
import { newToken } from './token-hash.js';

/** A token as an operator sees it. */
export interface KnownToken {
  id: number;
  login: string;
  name: string;
  token_prefix: string;
  expires_at: Date | null;
  last_used_at: Date | null;
  state: 'active' | 'expired' | 'revoked';
}

/** Makes a token for a user from the command line; gives its value, which is kept nowhere. @throws Error when it cannot be. */
export async function createToken(
  dataSource: DataSource,
  login: string,
  name: string,
  expires_at: Date | null,
): Promise<string> {
  const { value, token_hash, token_prefix } = newToken();
  await dataSource.transaction(async (manager) => {
    const [user] = await manager.query<{ id: number; login: string }[]>(
      'SELECT id, login FROM users WHERE lower(login) = lower($1) FOR KEY SHARE',
      [login],
    );
    if (user === undefined) throw new Error(`There is no user ${login}.`);
    const [token] = await manager.query<{ id: number }[]>(
      `INSERT INTO personal_access_tokens (user_id, name, token_hash, token_prefix, expires_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (user_id, name) DO NOTHING RETURNING id`,
      [user.id, name, token_hash, token_prefix, expires_at],
    );
    if (token === undefined) throw new Error(`The user ${user.login} has a token ${name} already. Give another name.`);
    await audit(manager, { ...token, name }, user, 'create', { name, user_id: user.id, expires_at });
  });
  return value;
}

/** Lists tokens, of one user when a login is given; never the tokens themselves. */
export function listTokens(dataSource: DataSource, login: string | undefined): Promise<KnownToken[]> {
  return dataSource.query(
    `SELECT t.id, u.login, t.name, t.token_prefix, t.expires_at, t.last_used_at,
       CASE WHEN t.revoked THEN 'revoked' WHEN t.expires_at < now() THEN 'expired' ELSE 'active' END AS state
     FROM personal_access_tokens t JOIN users u ON u.id = t.user_id
     WHERE $1::text IS NULL OR lower(u.login) = lower($1) ORDER BY u.login, t.id`,
    [login ?? null],
  );
}

/** Makes a token worth nothing from the command line; says whether there is such a token. */
export async function revokeToken(dataSource: DataSource, id: number): Promise<boolean> {
  return dataSource.transaction(async (manager) => {
    const [token] = await manager.query<
      { id: number; name: string; revoked: boolean; user_id: number; login: string }[]
    >(
      `SELECT t.id, t.name, t.revoked, t.user_id, u.login FROM personal_access_tokens t JOIN users u ON u.id = t.user_id
       WHERE t.id = $1 FOR NO KEY UPDATE OF t`,
      [id],
    );
    if (token === undefined) return false;
    if (token.revoked) return true;
    await manager.query('UPDATE personal_access_tokens SET revoked = true, updated_at = now() WHERE id = $1', [id]);
    const owner = { id: token.user_id, login: token.login };
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
