import { expect, it } from '@jest/globals';
import { Places } from './semaphore.js';
import { WorkPlace } from './run-slot.js';

const never = new AbortController().signal;

/** What has happened once everything that could happen has. */
const settled = () => new Promise(setImmediate);

it('gives its places in the order in which they were asked for', async () => {
  const places = new Places(2);
  const began: number[] = [];
  for (const number of [1, 2, 3, 4, 5]) void places.take(never).then(() => began.push(number));
  await settled();
  expect(began).toEqual([1, 2]);
  expect(places.waiting).toBe(3);

  places.give();
  places.give();
  await settled();

  expect(began).toEqual([1, 2, 3, 4]);
});

it('lets go of those who no longer want a place', async () => {
  const places = new Places(1);
  const leaving = new AbortController();
  await places.take(never);
  const left = places.take(leaving.signal);
  const patient = places.take(never);

  leaving.abort(new Error('gone'));
  places.give();

  await expect(left).rejects.toThrow('gone');
  await patient;
  expect(places.tryTake()).toBe(false);
  places.give();
  expect(places.tryTake()).toBe(true);
});

it('lets others work while a run waits, and keeps its place from nobody', async () => {
  const places = new Places(1);
  const silence = Promise.withResolvers<string>();
  const waiting = (await WorkPlace.take(places, never)).without(() => silence.promise);

  const other = await WorkPlace.take(places, never);
  silence.resolve('answer');
  await settled();
  expect(places.waiting).toBe(1);
  other.end();

  expect(await waiting).toBe('answer');
  expect(places.tryTake()).toBe(false);
});

it('has its place again also after a wait that failed', async () => {
  const places = new Places(1);
  const place = await WorkPlace.take(places, never);

  await expect(place.without(() => Promise.reject(new Error('silent')))).rejects.toThrow('silent');

  expect(places.tryTake()).toBe(false);
  place.end();
  place.end();
  expect(places.tryTake()).toBe(true);
  expect(places.tryTake()).toBe(false);
});

it('takes turns with others, and goes on when nobody waits', async () => {
  const places = new Places(1);
  const order: string[] = [];
  const work = async (name: string) => {
    const place = await WorkPlace.take(places, never);
    for (let step = 1; step <= 3; step++) {
      order.push(`${name}${step}`);
      await place.turn();
    }
    place.end();
  };

  await Promise.all([work('a'), work('b')]);

  expect(order).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'b3']);
});

it('ends a wait for a place with the reason of the stop', async () => {
  const stopping = new AbortController();
  const places = new Places(1);
  const place = await WorkPlace.take(places, stopping.signal);
  const silence = Promise.withResolvers<void>();
  const waiting = place.without(() => silence.promise);
  await places.take(never);

  silence.resolve();
  await settled();
  stopping.abort(new Error('stopping'));

  await expect(waiting).rejects.toThrow('stopping');
  places.give();
  expect(places.tryTake()).toBe(true);
});
