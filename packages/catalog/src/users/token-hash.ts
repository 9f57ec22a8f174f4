import { createHash, randomBytes } from 'node:crypto';

/** How much of a token is kept in clear, so that its owner knows it again: 24 bits of its 128. */
const PREFIX = 4;

/** A token as its owner gets it, and as it is kept. */
export interface NewToken {
  /** Shown once, to its owner. */
  value: string;
  token_hash: Buffer;
  token_prefix: string;
}

/** Makes a personal access token: 22 characters of URL-safe base64, as Foreman's. */
export function newToken(): NewToken {
  const value = randomBytes(16).toString('base64url');
  return { value, token_hash: hashToken(value), token_prefix: value.slice(0, PREFIX) };
}

/** Hashes what was random to begin with: nobody can guess it, so a fast hash without salt is enough, and can be looked up. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
