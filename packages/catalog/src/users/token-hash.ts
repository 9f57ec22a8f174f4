import { createHash, randomBytes } from 'node:crypto';

/** How many characters of a token are stored in clear, so that its owner recognises it: 24 of its 128 bits. */
const PREFIX = 4;

/** A new token: its value, and what is stored of it. */
export interface NewToken {
  /** Shown to its owner, once. */
  value: string;
  token_hash: Buffer;
  token_prefix: string;
}

/** Creates a personal access token: 22 characters of URL-safe base64, as Foreman's. */
export function newToken(): NewToken {
  const value = randomBytes(16).toString('base64url');
  return { value, token_hash: hashToken(value), token_prefix: value.slice(0, PREFIX) };
}

/** Hashes a token. As tokens are random, a fast hash without salt is safe, and can be looked up. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
