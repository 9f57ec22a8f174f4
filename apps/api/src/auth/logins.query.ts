import type { Reads } from '../sql/reads.js';

/** A user whose credentials are being verified. */
export interface LoginRow {
  id: number;
  login: string;
  admin: boolean;
  disabled: boolean | null;
  timezone: string | null;
  password_hash: string;
  /** The user's valid token that was sent as the password; null when it was none. */
  token_id: number | null;
  /** Whether the time of the last login, or of the token's last use, is more than a minute old. */
  is_stale: boolean;
}

const COLUMNS = `u.id, u.login, u.admin, u.disabled, u.timezone, u.password_hash, t.id AS token_id,
  COALESCE(u.last_login_on < now() - interval '1 minute', true)
    OR t.id IS NOT NULL AND COALESCE(t.last_used_at < now() - interval '1 minute', true) AS is_stale`;

const TOKENS = `personal_access_tokens t ON t.user_id = u.id AND t.token_hash = $1
  AND NOT t.revoked AND (t.expires_at IS NULL OR t.expires_at >= now())`;

/** Excludes Foreman's internal users, as whom nobody can log in. Foreman: app/models/user.rb, ANONYMOUS_ADMIN and the like */
const IS_VISIBLE = `lower(u.login) NOT IN ('foreman_admin', 'foreman_api_admin', 'foreman_console_admin')`;

/** Finds a user by login, ignoring case, with the user's token of a hash if there is one. */
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

/** Finds the hash of a user's password. */
export async function findPasswordHash(reads: Reads, userId: number): Promise<string | undefined> {
  const row = await reads.row<{ password_hash: string }>('SELECT password_hash FROM users WHERE id = $1', [userId]);
  return row?.password_hash;
}
