import { expect, it } from '@jest/globals';
import { readAhead } from './read-ahead.js';

const reading = (isLast: (page: number) => boolean, prepare = async (page: number) => page) => ({
  call: <Answer>(call: () => Promise<Answer>) => call(),
  prepare,
  isLast,
  waitFor: <Answer>(coming: () => Promise<Answer>) => coming(),
});

function countingSource(pages: number, failAt = Number.POSITIVE_INFINITY) {
  const source = {
    asked: 0,
    ended: false,
    async *[Symbol.asyncIterator]() {
      try {
        for (let page = 1; page <= pages; page++) {
          source.asked = page;
          if (page === failAt) throw new Error(`page ${page}`);
          yield page;
        }
      } finally {
        source.ended = true;
      }
    },
  };
  return source;
}

it('asks for the next page while one is read, and for no more', async () => {
  const source = countingSource(5);
  const seen: [number, number][] = [];

  for await (const page of readAhead(
    source,
    reading((asked) => asked === 5),
  )) {
    await new Promise(setImmediate);
    seen.push([page, source.asked]);
  }

  expect(seen).toEqual([
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 5],
  ]);
});

it('asks for nothing after the last page', async () => {
  const source = countingSource(9);

  for await (const _ of readAhead(
    source,
    reading((page) => page === 3),
  ));

  expect(source).toMatchObject({ asked: 3, ended: true });
});

it('gives every page before the one that fails', async () => {
  const seen: number[] = [];
  const read = async () => {
    for await (const page of readAhead(
      countingSource(5, 3),
      reading(() => false),
    )) {
      await new Promise(setImmediate);
      seen.push(page);
    }
  };

  await expect(read()).rejects.toThrow('page 3');
  expect(seen).toEqual([1, 2]);
});

it('prepares the next page while one is read, and fails with it only in its turn', async () => {
  const prepared: number[] = [];
  const seen: [number, number[]][] = [];
  const prepare = async (page: number) => {
    prepared.push(page);
    if (page === 3) throw new Error(`page ${page} makes no sense`);
    return page;
  };
  const read = async () => {
    for await (const page of readAhead(
      countingSource(5),
      reading(() => false, prepare),
    )) {
      await new Promise(setImmediate);
      seen.push([page, [...prepared]]);
    }
  };

  await expect(read()).rejects.toThrow('page 3 makes no sense');
  expect(seen).toEqual([
    [1, [1, 2]],
    [2, [1, 2, 3]],
  ]);
});

it('lets go of a listing that nobody reads on', async () => {
  const source = countingSource(5);

  for await (const _ of readAhead(
    source,
    reading(() => false),
  ))
    break;
  await new Promise(setImmediate);

  expect(source).toMatchObject({ asked: 2, ended: true });
});
