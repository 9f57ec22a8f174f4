import { alphabetical } from '@image-catalog/search';
import type { DataSource } from 'typeorm';

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

/** Lists tokens, of one user when a login is given; never the tokens themselves. */
export function listTokens(dataSource: DataSource, login: string | undefined): Promise<KnownToken[]> {
  return dataSource.query(
    `SELECT t.id, u.login, t.name, t.token_prefix, t.expires_at, t.last_used_at,
       CASE WHEN t.revoked THEN 'revoked' WHEN t.expires_at < now() THEN 'expired' ELSE 'active' END AS state
     FROM personal_access_tokens t JOIN users u ON u.id = t.user_id
     WHERE $1::text IS NULL OR lower(u.login) = lower($1) ORDER BY ${alphabetical('u.login')}, t.id`,
    [login ?? null],
  );
}
