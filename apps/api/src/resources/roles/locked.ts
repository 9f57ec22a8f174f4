/** The error of a change to a locked role. */
export const LOCKED = 'This role is locked from being modified by users.';

/** Tells whether a role came with the program and is not the one that everyone has. Foreman: role.rb, locked? */
export function isLocked({ origin, builtin }: { origin: string | null; builtin: number }): boolean {
  return origin !== null && origin !== '' && builtin !== 2;
}
