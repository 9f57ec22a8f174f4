import { randomBytes } from 'node:crypto';

/** Creates a password of 144 random bits: 24 letters, digits, `-` and `_`, which need no quotes in a shell. */
export function randomPassword(): string {
  return randomBytes(18).toString('base64url');
}
