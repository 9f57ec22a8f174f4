import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { BriefMemory } from './brief-memory.js';

let memory: BriefMemory<number, string>;
let asked: number;

beforeEach(() => {
  memory = new BriefMemory();
  asked = 0;
});

afterEach(() => {
  jest.restoreAllMocks();
});

function find(): Promise<string> {
  asked += 1;
  return Promise.resolve(`answer ${asked}`);
}

it('shares one answer among equal questions at one time, and then gives it without a promise', async () => {
  const both = [memory.recall(1, find), memory.recall(1, find)];

  expect(both[0]).toBe(both[1]);
  expect(await both[0]).toBe('answer 1');
  expect(memory.recall(1, find)).toBe('answer 1');
});

it('asks again after five seconds, however often the answer was used', async () => {
  const clock = jest.spyOn(performance, 'now').mockReturnValue(1_000);
  await memory.recall(1, find);
  clock.mockReturnValue(5_999);
  expect(memory.recall(1, find)).toBe('answer 1');
  clock.mockReturnValue(6_001);

  expect(await memory.recall(1, find)).toBe('answer 2');
});

it('does not keep a failure', async () => {
  await expect(memory.recall(1, () => Promise.reject(new Error('no database')))).rejects.toThrow('no database');

  expect(await memory.recall(1, find)).toBe('answer 1');
});

it('keeps a thousand answers at the most', async () => {
  for (let key = 0; key <= 1_000; key += 1) await memory.recall(key, find);

  expect(memory.recall(1_000, find)).toBe('answer 1001');
  expect(memory.recall(0, find)).toBeInstanceOf(Promise);
});

it('forgets what is meant, and what is still to come', async () => {
  await memory.recall(1, find);
  await memory.recall(2, find);
  const coming = memory.recall(3, find);
  memory.forget((answer) => answer === 'answer 1');

  expect(memory.recall(1, find)).toBeInstanceOf(Promise);
  expect(memory.recall(2, find)).toBe('answer 2');
  expect(memory.recall(3, find)).not.toBe(coming);
});

it('forgets one answer', async () => {
  await memory.recall(1, find);
  memory.drop(1);

  expect(await memory.recall(1, find)).toBe('answer 2');
});
