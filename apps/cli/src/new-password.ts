import { randomPassword } from '@image-catalog/catalog';
import type { Shell } from './shell.js';

/** A password, and what to print about it. */
export interface NewPassword {
  password: string;
  /** For the sentence "has the password ...": the random password itself, or where it came from. */
  note: string;
}

/**
 * Reads the password from standard input, or creates a random one. It is never a command line argument, since every
 * user of the machine could read it there. @throws Error when standard input is empty.
 */
export async function newPassword(shell: Shell, fromInput: boolean): Promise<NewPassword> {
  if (!fromInput) {
    const password = randomPassword();
    return { password, note: `${password} (shown only once)` };
  }
  const password = await shell.readInput();
  if (password === '') throw new Error('Standard input is empty. Pipe the password in: printf %s "$PASSWORD" | ...');
  return { password, note: 'from standard input' };
}
