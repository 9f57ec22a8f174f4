import { randomBytes } from 'node:crypto';

/** Makes a password that no one has to quote in a shell: 24 letters, digits, `-` and `_`, 144 random bits. */
export function randomPassword(): string {
  return randomBytes(18).toString('base64url');
}
