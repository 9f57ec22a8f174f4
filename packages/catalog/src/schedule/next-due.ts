import { CronExpressionParser } from 'cron-parser';
import type { SyncSetting } from '@image-catalog/database';

/** The schedule that a person gave a compute resource. */
export type SyncSchedule = Pick<SyncSetting, 'interval_minutes' | 'cron' | 'time_zone'>;

/** Shifts due times at random, so that not all compute resources are due at once: by a tenth of an interval, or by seconds of cron. */
const JITTER = 0.1;
const CRON_JITTER_SECONDS = 30;

/**
 * Computes in how many seconds from `now` a compute resource is due. `random`, from 0 to 1, is its jitter.
 *
 *   cron   interval_minutes   seconds
 *   set    -                  to its next time in the time zone (UTC without one), and up to 30 more
 *   -      set                the interval, a tenth more or less
 *   -      -                  the same with `otherwiseMinutes`
 *
 * @throws Error when the cron expression or the time zone is invalid.
 */
export function secondsToNextDue(schedule: SyncSchedule, otherwiseMinutes: number, now: Date, random: number): number {
  if (schedule.cron !== null) {
    const next = nextTime(schedule.cron, schedule.time_zone, now);
    return Math.ceil((next.getTime() - now.getTime()) / 1000 + CRON_JITTER_SECONDS * random);
  }
  const seconds = (schedule.interval_minutes ?? otherwiseMinutes) * 60;
  return Math.round(seconds * (1 - JITTER + 2 * JITTER * random));
}

function nextTime(cron: string, timeZone: string | null, after: Date): Date {
  if (cron.trim().split(/\s+/).length !== 5) throw new Error('A cron expression has five fields');
  return CronExpressionParser.parse(cron, { currentDate: after, tz: timeZone ?? 'UTC' })
    .next()
    .toDate();
}
