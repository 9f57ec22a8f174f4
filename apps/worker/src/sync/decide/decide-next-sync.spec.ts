import { expect, it } from '@jest/globals';
import { secondsToNextSync } from './decide-next-sync.js';

const MINUTE = 60;

const NONE = { interval_minutes: null, cron: null, time_zone: null };

it.each([
  // state, bad in a row, asked for (s), interval (min), pause (s)
  ['succeeded', 1, null, 15, 15 * MINUTE],
  ['held', 1, null, 15, 15 * MINUTE],
  ['failed', 1, null, 15, 1 * MINUTE],
  ['failed', 2, null, 15, 5 * MINUTE],
  ['failed', 3, null, 15, 30 * MINUTE],
  ['failed', 4, null, 15, 180 * MINUTE],
  ['failed', 5, null, 15, 180 * MINUTE],
  ['partial', 1, null, 15, 1 * MINUTE],
  ['partial', 2, null, 15, 5 * MINUTE],
  ['partial', 3, null, 15, 15 * MINUTE],
  ['failed', 1, 600, 15, 600],
  ['failed', 4, 600, 15, 180 * MINUTE],
  ['partial', 1, 7200, 15, 7200],
  ['failed', 1, 10 ** 9, 15, 24 * 60 * MINUTE],
] as const)(
  'after %s, bad %i in a row, asked for %s s, at %i min: %i s',
  (state, bad_in_a_row, asked, interval, pause) => {
    const last = { state, bad_in_a_row, retry_after_seconds: asked, schedule: NONE, interval_minutes: interval };

    expect(secondsToNextSync(last, 0.5)).toBe(pause);
  },
);

it.each([
  [0, 810],
  [0.5, 900],
  [1, 990],
])('varies by a tenth: %d of it gives %i s', (random, pause) => {
  const last = {
    state: 'succeeded',
    bad_in_a_row: 1,
    retry_after_seconds: null,
    schedule: NONE,
    interval_minutes: 15,
  } as const;

  expect(secondsToNextSync(last, random)).toBe(pause);
});

it('never comes back earlier than asked', () => {
  const last = {
    state: 'failed',
    bad_in_a_row: 1,
    retry_after_seconds: 61,
    schedule: NONE,
    interval_minutes: 15,
  } as const;

  expect(secondsToNextSync(last, 0)).toBe(61);
});

it('comes at the time of the schedule, and back off all the same', () => {
  const now = new Date('2026-01-01T00:00:00Z');
  const last = {
    retry_after_seconds: null,
    schedule: { ...NONE, cron: '0 3 * * *' },
    interval_minutes: 15,
    bad_in_a_row: 4,
  };

  expect(secondsToNextSync({ ...last, state: 'cancelled' }, 0, now)).toBe(180 * MINUTE);
  expect(secondsToNextSync({ ...last, state: 'partial' }, 0.5, now)).toBe(180 * MINUTE);
  expect(secondsToNextSync({ ...last, state: 'failed', bad_in_a_row: 1 }, 0.5, now)).toBe(MINUTE);
});

it('falls back on the interval when the schedule cannot be understood', () => {
  const schedule = { ...NONE, cron: 'whenever' };

  expect(
    secondsToNextSync(
      { state: 'held', bad_in_a_row: 1, retry_after_seconds: null, schedule, interval_minutes: 15 },
      0.5,
    ),
  ).toBe(900);
});
