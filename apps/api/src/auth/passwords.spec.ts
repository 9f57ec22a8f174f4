import * as catalog from '@image-catalog/catalog';
import { expect, it, jest } from '@jest/globals';
import { Overloaded } from '../foreman/errors.js';

/** The real one, which notes what it is asked. */
const verifyPassword = jest.fn(catalog.verifyPassword);
jest.unstable_mockModule('@image-catalog/catalog', () => ({ ...catalog, verifyPassword }));
const { Passwords } = await import('./passwords.js');

it('lets a thousand wait for their turn, turns more away, and goes on afterwards', async () => {
  const passwords = new Passwords();
  const stop = () => {
    throw new Error('its turn has come');
  };
  const busy = Promise.all([1, 2, 3].map(() => passwords.hash('x')));

  const ends = await Promise.all(
    Array.from({ length: 1100 }, () => passwords.isRight(undefined, 'x', stop).catch((error: unknown) => error)),
  );

  const turnedAway = ends.filter((end) => end instanceof Overloaded).length;
  // One to three are at work and do not wait.
  expect(turnedAway).toBeGreaterThanOrEqual(100);
  expect(turnedAway).toBeLessThanOrEqual(102);
  await busy;
  expect(await passwords.isRight(await passwords.hash('y'), 'y', () => undefined)).toBe(true);
});

it('verifies the guess of whom nobody knows against a hash that costs what any other does', async () => {
  const passwords = new Passwords();
  const hash = await passwords.hash('right');
  verifyPassword.mockClear();

  for (const known of [hash, undefined]) expect(await passwords.isRight(known, 'wrong', () => undefined)).toBe(false);

  const asked = verifyPassword.mock.calls.map(([against, guess]) => [against.split('$').slice(0, 4), guess]);
  expect(asked).toEqual([[['', 'argon2id', 'v=19', expect.stringMatching(/^m=/)], 'wrong'], asked[0]]);
  expect(verifyPassword.mock.calls[1]?.[0]).toHaveLength(hash.length);
});
