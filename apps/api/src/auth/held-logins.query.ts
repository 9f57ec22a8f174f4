import type { Reads } from '../sql/reads.js';
import type { HeldLogin } from './held-login.js';

/** A login is valid while its user may log in and its token, session or password still exists. */
const VALID = `
  SELECT (held.place - 1)::int AS place, u.admin
  FROM unnest($1::int[], $2::int[], $3::bytea[], $4::bytea[]) WITH ORDINALITY
    AS held (user_id, token_id, session_hash, password_digest, place)
  JOIN users u ON u.id = held.user_id AND u.disabled IS NOT TRUE
  WHERE (held.token_id IS NULL OR EXISTS (SELECT FROM personal_access_tokens t
           WHERE t.id = held.token_id AND NOT t.revoked AND (t.expires_at IS NULL OR t.expires_at >= now())))
    AND (held.session_hash IS NULL OR EXISTS (SELECT FROM sessions s WHERE s.token_hash = held.session_hash))
    AND (held.password_digest IS NULL OR held.password_digest = sha256(convert_to(u.password_hash, 'UTF8')))`;

/** Finds which logins are still valid, in one statement: by index in the list, whether the user is an admin. */
export async function findValidLogins(reads: Reads, logins: readonly HeldLogin[]): Promise<Map<number, boolean>> {
  const rows = await reads.rows<{ place: number; admin: boolean }>(VALID, [
    logins.map(({ user_id }) => user_id),
    logins.map(({ token_id }) => token_id),
    logins.map(({ session_hash }) => session_hash),
    logins.map(({ password_digest }) => password_digest),
  ]);
  return new Map(rows.map(({ place, admin }) => [place, admin]));
}
