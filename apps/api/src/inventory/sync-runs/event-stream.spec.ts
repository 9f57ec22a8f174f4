import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { EventStream } from './event-stream.js';

const LARGE = 'x'.repeat(10_000);

/** A run that differs each time. */
const run = (number: number, hasEnded = false) => ({ text: `${number} ${LARGE}`, hasEnded });

async function read(stream: EventStream): Promise<string> {
  let text = '';
  for await (const piece of stream) text += String(piece);
  return text;
}

it('keeps of what a reader does not take no more than a few events, and then the newest', async () => {
  const stream = new EventStream();

  for (let number = 1; number <= 50; number += 1) stream.offer(run(number));

  expect(stream.readableLength).toBeLessThan(100_000);
  const reading = read(stream);
  await turn();
  stream.offer(run(51, true));
  const told = [...(await reading).matchAll(/data: (\d+)/g)].map(([, number]) => Number(number));
  expect(told.slice(-2)).toEqual([50, 51]);
  expect(told.length).toBeLessThan(12);
});

it('is cut off when its reader takes nothing for long', async () => {
  const stream = new EventStream();
  stream.on('error', () => undefined);

  for (let number = 1; number <= 200 && !stream.destroyed; number += 1) stream.offer(run(number));

  expect(stream.destroyed).toBe(true);
});

it('tells the end also when the reader is slow, and nothing after it', async () => {
  const stream = new EventStream();

  for (let number = 1; number <= 20; number += 1) stream.offer(run(number));
  stream.offer(run(21, true));
  stream.offer(run(22));
  const text = await read(stream);

  expect(text).toMatch(/event: ended\ndata: 21 x+\n\n$/);
});

it('says that it lives when there is no news', async () => {
  const stream = new EventStream();
  const reading = read(stream);

  for (let number = 0; number < 70; number += 1) stream.offer(run(1));
  stream.finish();

  const text = await reading;
  expect(text.match(/: nothing new/g)).toHaveLength(2);
  expect(text.match(/event: progress/g)).toHaveLength(1);
});
