import { expect, it } from '@jest/globals';
import { Overloaded } from '../http/errors.js';
import { Passwords } from './passwords.js';

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
