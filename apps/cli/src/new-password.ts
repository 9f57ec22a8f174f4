import { randomPassword } from '@image-catalog/catalog';
import type { Shell } from './shell.js';

/** A password for someone, and how the operator learns it. */
export interface NewPassword {
  password: string;
  /** For the sentence "has the password ...": shown once, or known to whoever gave it. */
  told: string;
}

/**
 * Gives the password that standard input holds, or a random one. It is never a word of the command line, where every
 * user of the machine could read it. @throws Error when standard input holds none.
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
