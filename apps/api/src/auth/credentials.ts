/** The credentials in an Authorization header. */
export type Credentials =
  | { scheme: 'basic'; login: string; password: string }
  | { scheme: 'bearer'; token: string }
  | { scheme: 'none' };

const NONE: Credentials = { scheme: 'none' };

/** Parses a login with a password or token, or (our addition) a token alone. What cannot be parsed is `none`. */
export function readCredentials(authorization: string | undefined): Credentials {
  const [, scheme, text] = /^(basic|bearer)\s+(\S+)\s*$/i.exec(authorization ?? '') ?? [];
  if (scheme === undefined || text === undefined) return NONE;
  return scheme.toLowerCase() === 'bearer' ? { scheme: 'bearer', token: text } : readBasic(text);
}

function readBasic(encoded: string): Credentials {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon === -1 || text.includes('\0')) return NONE;
  return { scheme: 'basic', login: text.slice(0, colon), password: text.slice(colon + 1) };
}
