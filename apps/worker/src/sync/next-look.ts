import type { Verdict } from './judge-run.js';

/** Pauses after one, two, three and more bad runs in a row. */
const BACK_OFF_MINUTES = [1, 5, 30, 180] as const;
const LONGEST = 180;

/** A source that asks for more is asked again after this. */
const LONGEST_RETRY_AFTER_SECONDS = 24 * 60 * 60;

/** A tenth more or less, so that many compute resources do not fall due at once. */
const JITTER = 0.1;

/** What the pause before the next look depends on. */
export interface LastLook {
  state: Verdict['state'];
  /** Runs in a row that failed or were partial, this one included. */
  bad_in_a_row: number;
  /** The longest time that the source asked us to stay away; null when it did not. */
  retry_after_seconds: number | null;
  interval_minutes: number;
}

/**
 * Says how many seconds to wait before the next look, with `random` from 0 to 1 as its jitter.
 *
 *   state             pause
 *   succeeded, held   the interval
 *   partial           1, 5, 30, 180 minutes, but never longer than the interval: other scopes are well
 *   failed            1, 5, 30, 180 minutes
 *
 * and never less than the source asked for.
 */
export function secondsToNextLook(last: LastLook, random: number): number {
  const minutes = pauseMinutes(last);
  const jittered = minutes * 60 * (1 - JITTER + 2 * JITTER * random);
  const asked = Math.min(last.retry_after_seconds ?? 0, LONGEST_RETRY_AFTER_SECONDS);
  return Math.round(Math.max(jittered, asked));
}

function pauseMinutes({ state, bad_in_a_row, interval_minutes }: LastLook): number {
  const backOff = BACK_OFF_MINUTES[bad_in_a_row - 1] ?? LONGEST;
  switch (state) {
    case 'succeeded':
    case 'held':
      return interval_minutes;
    case 'partial':
      return Math.min(backOff, interval_minutes);
    case 'failed':
      return backOff;
  }
}
