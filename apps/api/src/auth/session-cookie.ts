/** Foreman's name for its session cookie; clients look for it. */
const NAME = '_session_id';

/** Reads the session token from a Cookie header; undefined when there is none. */
export function sessionTokenOf(cookies: string | undefined): string | undefined {
  if (cookies === undefined) return undefined;
  return /(?:^|;)\s*_session_id=([^;\s]+)/.exec(cookies)?.[1];
}

/** Writes the cookie as Rails does; `secure` when the client came over TLS. */
export function sessionCookie(token: string, isSecure: boolean): string {
  return `${NAME}=${token}; path=/; HttpOnly; SameSite=Lax${isSecure ? '; secure' : ''}`;
}

/** Writes the cookie that makes a client drop the one it has. */
export function noSessionCookie(isSecure: boolean): string {
  return `${NAME}=; path=/; max-age=0; expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax${isSecure ? '; secure' : ''}`;
}
