import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { secondsToNextDue, type SyncSchedule } from './next-due.js';

const schedule = (values: Partial<SyncSchedule>): SyncSchedule => ({
  interval_minutes: null,
  cron: null,
  time_zone: null,
  ...values,
});

const at = (text: string) => new Date(text);

describe('the next look', () => {
  it.each<[string, Partial<SyncSchedule>, string, number, number]>([
    ['without a schedule comes after the default', {}, '2026-01-01T00:00:00Z', 0.5, 15 * 60],
    ['comes after the interval', { interval_minutes: 60 }, '2026-01-01T00:00:00Z', 0.5, 3600],
    ['comes a tenth earlier at the least', { interval_minutes: 60 }, '2026-01-01T00:00:00Z', 0, 3240],
    ['comes a tenth later at the most', { interval_minutes: 60 }, '2026-01-01T00:00:00Z', 1, 3960],
    ['comes at the time of day', { cron: '30 2 * * *' }, '2026-01-01T02:00:00Z', 0, 1800],
    ['comes up to half a minute after it', { cron: '30 2 * * *' }, '2026-01-01T02:00:00Z', 1, 1830],
    ['is the one after, at the time itself', { cron: '30 2 * * *' }, '2026-01-01T02:30:00Z', 0, 86_400],
    ['counts in the time zone', { cron: '0 3 * * *', time_zone: 'Europe/Berlin' }, '2026-01-01T00:00:00Z', 0, 2 * 3600],
    // 02:30 does not exist on that day: it is half past three instead.
    ['is not lost to summer time', { cron: '30 2 * * *', time_zone: 'Europe/Berlin' }, '2026-03-29T00:00:00Z', 0, 5400],
    ['takes names of days', { cron: '0 0 * * mon' }, '2026-01-01T00:00:00Z', 0, 4 * 86_400],
  ])('%s', (_, values, now, random, seconds) => {
    expect(secondsToNextDue(schedule(values), 15, at(now), random)).toBe(seconds);
  });

  it.each([
    ['six fields', { cron: '0 0 0 * * *' }, 'A cron expression has five fields'],
    ['nonsense', { cron: 'every now and then, perhaps' }, 'Invalid'],
    ['a place that has no time', { cron: '0 0 * * *', time_zone: 'Europe/Atlantis' }, 'CronDate'],
  ])('cannot be told of %s', (_, values, message) => {
    expect(() => secondsToNextDue(schedule(values), 15, at('2026-01-01T00:00:00Z'), 0)).toThrow(message);
  });

  it('is always ahead', () => {
    const field = fc.oneof(fc.constant('*'), fc.constant('*/7'), fc.nat(28).map(String));
    fc.assert(
      fc.property(
        field,
        fc.nat(23),
        fc.date({ noInvalidDate: true, min: at('2020-01-01'), max: at('2040-01-01') }),
        (minute, hour, now) => {
          expect(secondsToNextDue(schedule({ cron: `${minute} ${hour} * * *` }), 15, now, 0)).toBeGreaterThan(0);
        },
      ),
    );
  });
});
