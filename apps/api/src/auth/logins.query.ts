import { type Reads } from '../sql/reads.js';

/** A user who may be logging in. */
export interface LoginRow {
  id: number;
  login: string;
  admin: boolean;
  disabled: boolean;
  password_hash: string;
  /** The token that was sent as the password, when it is one of the user's and still good. */
  token_id: number | null;
  /** Whether the time of the login, or of the token's use, was last written more than a minute ago. */
  is_stale: boolean;
}

const COLUMNS = `u.id, u.login, u.admin, u.disabled, u.password_hash, t.id AS token_id,
  COALESCE(u.last_login_on < now() - interval '1 minute', true)
    OR t.id IS NOT NULL AND COALESCE(t.last_used_at < now() - interval '1 minute', true) AS is_stale`;

const TOKENS = `personal_access_tokens t ON t.user_id = u.id AND t.token_hash = $1
  AND NOT t.revoked AND (t.expires_at IS NULL OR t.expires_at >= now())`;

/** Users that Foreman keeps for itself, and nobody can be. Foreman: app/models/user.rb, ANONYMOUS_ADMIN and the like */
const IS_VISIBLE = `lower(u.login) NOT IN ('foreman_admin', 'foreman_api_admin', 'foreman_console_admin')`;

/** Finds a user by login whatever its case, and whether a hash is that of a token of the user's. */
export function findLogin(reads: Reads, login: string, tokenHash: Buffer): Promise<LoginRow | undefined> {
  return reads.lookUp(
    `SELECT ${COLUMNS} FROM users u LEFT JOIN ${TOKENS} WHERE lower(u.login) = lower($2) AND ${IS_VISIBLE}`,
    [tokenHash, login],
  );
}

/** Finds the user of a token by its hash. */
export function findTokenOwner(reads: Reads, tokenHash: Buffer): Promise<LoginRow | undefined> {
  return reads.lookUp(`SELECT ${COLUMNS} FROM users u JOIN ${TOKENS} WHERE ${IS_VISIBLE}`, [tokenHash]);
}
