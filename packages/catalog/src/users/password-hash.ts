import { hash, verify } from '@node-rs/argon2';

/** Argon2id is the library's default; 19 MiB, two passes and one lane are OWASP's advice for it. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password for the users table, in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Tells whether a password is the one that was hashed; false for a hash it cannot read. */
export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  try {
    return await verify(passwordHash, password);
  } catch {
    return false;
  }
}
