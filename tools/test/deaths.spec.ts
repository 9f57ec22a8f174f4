import { describe, expect, it } from '@jest/globals';
import { Deaths } from '../start/deaths.ts';

describe('Deaths', () => {
  const pauses = (deaths: { at: number; wasUp: boolean }[]) => {
    let now = 0;
    const counter = new Deaths(() => now * 1000);
    return deaths.map(({ at, wasUp }) => {
      now = at;
      return counter.note(wasUp);
    });
  };
  const died = (...seconds: number[]) => seconds.map((at) => ({ at, wasUp: true }));
  const failed = (...seconds: number[]) => seconds.map((at) => ({ at, wasUp: false }));

  it.each([
    ['five times in a minute', died(0, 1, 2, 3, 4), [500, 1000, 2000, 4000, undefined]],
    ['five times in just a minute', died(0, 10, 20, 30, 59), [500, 1000, 2000, 4000, undefined]],
    ['four times in a minute, and once more later', died(0, 10, 20, 30, 61), [500, 1000, 2000, 4000, 4000]],
    ['once an hour', died(0, 3600, 7200, 10_800, 14_400), [500, 500, 500, 500, 500]],
    [
      'once, and then five starts fail that take a minute each',
      [...died(0), ...failed(70, 140, 210, 280, 350)],
      [500, 500, 1000, 2000, 4000, undefined],
    ],
    ['now and then between starts that fail', [...failed(0, 70), ...died(140), ...failed(210)], [500, 1000, 500, 500]],
  ])('gives the pauses of a part that dies %s', (_what, deaths, expected) => {
    expect(pauses(deaths)).toEqual(expected);
  });
});
