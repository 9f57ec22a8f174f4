import { expect, it } from '@jest/globals';
import { AsyncResource, createHook, executionAsyncId } from 'node:async_hooks';
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

/** Names what a piece of work starts outside the event loop: each hash that is computed is one such. */
async function startedBy(work: () => Promise<unknown>): Promise<string[]> {
  const root = new AsyncResource('root');
  const own = new Set([root.asyncId()]);
  const started: string[] = [];
  const hook = createHook({
    init(id, type) {
      if (!own.has(executionAsyncId())) return;
      own.add(id);
      if (type !== 'PROMISE') started.push(type);
    },
  }).enable();
  await root.runInAsyncScope(work);
  hook.disable();
  return started;
}

it('computes a hash for whom nobody knows as for a wrong password', async () => {
  const passwords = new Passwords();
  const hash = await passwords.hash('right');
  const guess = (of: string | undefined) => passwords.isRight(of, 'wrong', () => undefined);
  await guess(undefined);

  const [wrong, unknown] = [await startedBy(() => guess(hash)), await startedBy(() => guess(undefined))];

  expect(wrong).toHaveLength(1);
  expect(unknown).toEqual(wrong);
});
