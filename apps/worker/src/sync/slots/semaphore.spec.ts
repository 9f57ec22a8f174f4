import { expect, it } from '@jest/globals';
import { Semaphore } from './semaphore.js';
import { RunSlot } from './run-slot.js';

const never = new AbortController().signal;

/** What has happened once everything that could happen has. */
const settled = () => new Promise(setImmediate);

it('gives its slots in the order in which they were asked for', async () => {
  const slots = new Semaphore(2);
  const began: number[] = [];
  for (const number of [1, 2, 3, 4, 5]) void slots.acquire(never).then(() => began.push(number));
  await settled();
  expect(began).toEqual([1, 2]);
  expect(slots.waiting).toBe(3);

  slots.release();
  slots.release();
  await settled();

  expect(began).toEqual([1, 2, 3, 4]);
});

it('forgets those who no longer wait', async () => {
  const slots = new Semaphore(1);
  const leaving = new AbortController();
  await slots.acquire(never);
  const left = slots.acquire(leaving.signal);
  const patient = slots.acquire(never);

  leaving.abort(new Error('gone'));
  slots.release();

  await expect(left).rejects.toThrow('gone');
  await patient;
  expect(slots.tryAcquire()).toBe(false);
  slots.release();
  expect(slots.tryAcquire()).toBe(true);
});

it('lets others work while a run waits', async () => {
  const slots = new Semaphore(1);
  const silence = Promise.withResolvers<string>();
  const waiting = (await RunSlot.acquire(slots, never)).releaseWhile(() => silence.promise);

  const other = await RunSlot.acquire(slots, never);
  silence.resolve('answer');
  await settled();
  expect(slots.waiting).toBe(1);
  other.release();

  expect(await waiting).toBe('answer');
  expect(slots.tryAcquire()).toBe(false);
});

it('has its slot again also after a wait that failed', async () => {
  const slots = new Semaphore(1);
  const place = await RunSlot.acquire(slots, never);

  await expect(place.releaseWhile(() => Promise.reject(new Error('silent')))).rejects.toThrow('silent');

  expect(slots.tryAcquire()).toBe(false);
  place.release();
  place.release();
  expect(slots.tryAcquire()).toBe(true);
  expect(slots.tryAcquire()).toBe(false);
});

it('takes turns with others, and goes on when nobody waits', async () => {
  const slots = new Semaphore(1);
  const order: string[] = [];
  const work = async (name: string) => {
    const place = await RunSlot.acquire(slots, never);
    for (let step = 1; step <= 3; step++) {
      order.push(`${name}${step}`);
      await place.yield();
    }
    place.release();
  };

  await Promise.all([work('a'), work('b')]);

  expect(order).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'b3']);
});

it('ends a wait for a slot with the reason of the stop', async () => {
  const stopping = new AbortController();
  const slots = new Semaphore(1);
  const place = await RunSlot.acquire(slots, stopping.signal);
  const silence = Promise.withResolvers<void>();
  const waiting = place.releaseWhile(() => silence.promise);
  await slots.acquire(never);

  silence.resolve();
  await settled();
  stopping.abort(new Error('stopping'));

  await expect(waiting).rejects.toThrow('stopping');
  slots.release();
  expect(slots.tryAcquire()).toBe(true);
});
