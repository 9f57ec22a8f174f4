import { describe, expect, it } from '@jest/globals';
import { hashPassword, verifyPassword } from './password-hash.js';

describe('hashPassword', () => {
  it('makes an Argon2id of at least the cost that OWASP advises, never twice the same', async () => {
    const [one, other] = await Promise.all([hashPassword('secret'), hashPassword('secret')]);

    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(one.length).toBeLessThanOrEqual(255);
  });
});

describe('verifyPassword', () => {
  it.each(['secret', ' secret ', 'p\u00e4ss \u{1f511}', '\0', 'x'.repeat(10_000)])(
    'knows %j again',
    async (password) => {
      const hash = await hashPassword(password);

      expect(await verifyPassword(hash, password)).toBe(true);
      expect(await verifyPassword(hash, `${password}.`)).toBe(false);
      expect(await verifyPassword(hash, password.slice(0, -1))).toBe(false);
    },
  );

  it.each(['', 'secret', '$2b$10$abcdefghijklmnopqrstuv', '$argon2id$v=19$m=1$', '\0'])(
    'says no to the hash %j, which it cannot read',
    async (hash) => {
      const isRight = await verifyPassword(hash, hash);

      expect(isRight).toBe(false);
    },
  );
});
