import { randomPassword } from '@image-catalog/catalog';
import type { Shell } from './shell.js';

/** A new password, and how the operator learns it. */
export interface NewPassword {
  password: string;
  /** Completes the sentence "has the password ...". */
  told: string;
}

/**
 * Reads a password from standard input, or creates a random one. It is never an argument: every user of the machine could
 * read it. @throws Error when standard input is empty.
 */
export async function newPassword(shell: Shell, fromInput: boolean): Promise<NewPassword> {
  if (!fromInput) {
    const password = randomPassword();
    return { password, told: `${password} (shown this once)` };
  }
  const password = await shell.readInput();
  if (password === '') throw new Error('Standard input holds no password. Pipe it in: printf %s "$PASSWORD" | ...');
  return { password, told: 'from standard input' };
}
