import type { Reads } from '../sql/reads.js';

/** A session with its user. */
export interface SessionRow {
  user_id: number;
  login: string;
  admin: boolean;
  timezone: string | null;
  origin: 'api' | 'ui';
  csrf_hash: Buffer | null;
  /** Seconds since it was last seen. */
  idle: number;
}

/** Finds a session by its token's hash; undefined also when its user is disabled. */
export function findSession(reads: Reads, tokenHash: Buffer): Promise<SessionRow | undefined> {
  return reads.lookUp(
    `SELECT s.user_id, u.login, u.admin, u.timezone, s.origin, s.csrf_hash,
       extract(epoch FROM now() - s.last_seen_at)::float8 AS idle
     FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.token_hash = $1 AND u.disabled IS NOT TRUE`,
    [tokenHash],
  );
}
