import { secondsToNextDue, type SyncSchedule } from '@image-catalog/catalog';
import type { Conclusion } from './decide-conclusion.js';

/** Pauses after one, two, three and more bad runs in a row. */
const BACK_OFF_MINUTES = [1, 5, 30, 180] as const;
const LONGEST = 180;

/** A source that asks for a longer pause is still asked again after this. */
export const LONGEST_RETRY_AFTER_SECONDS = 24 * 60 * 60;

/** A tenth more or less, so that many compute resources do not become due at the same time. */
const JITTER = 0.1;

/** What the pause before the next sync depends on. */
export interface LastRun {
  state: Conclusion['state'];
  /** Runs in a row that failed or were partial, this one included. */
  bad_in_a_row: number;
  /** The longest time that the source asked us to stay away; null when it did not. */
  retry_after_seconds: number | null;
  schedule: SyncSchedule;
  /** For a schedule that sets no interval. */
  interval_minutes: number;
}

/**
 * Decides after how many seconds the next sync is due, with `random` from 0 to 1 as its jitter.
 *
 *   state                        pause
 *   succeeded, held, cancelled   until the next time of the schedule
 *   partial                      1, 5, 30, 180 minutes, but no longer than the schedule: other scopes are well
 *   failed                       1, 5, 30, 180 minutes
 *
 * and never less than the source asked for. An invalid schedule counts as none.
 */
export function secondsToNextSync(last: LastRun, random: number, now: Date = new Date()): number {
  const asked = Math.min(last.retry_after_seconds ?? 0, LONGEST_RETRY_AFTER_SECONDS);
  return Math.max(pause(last, random, now), Math.round(asked));
}

function pause(last: LastRun, random: number, now: Date): number {
  const minutes = BACK_OFF_MINUTES[last.bad_in_a_row - 1] ?? LONGEST;
  const backOff = Math.round(minutes * 60 * (1 - JITTER + 2 * JITTER * random));
  switch (last.state) {
    case 'succeeded':
    case 'held':
    case 'cancelled':
      return nextDue(last, random, now);
    case 'partial':
      return Math.min(backOff, nextDue(last, random, now));
    case 'failed':
      return backOff;
  }
}

function nextDue({ schedule, interval_minutes }: LastRun, random: number, now: Date): number {
  try {
    return secondsToNextDue(schedule, interval_minutes, now, random);
  } catch {
    return secondsToNextDue({ interval_minutes: null, cron: null, time_zone: null }, interval_minutes, now, random);
  }
}
