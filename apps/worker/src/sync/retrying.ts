import { setTimeout as sleep } from 'node:timers/promises';
import { QueryFailedError } from 'typeorm';

const TRIES = 3;
const PAUSE_MS = 50;

/**
 * Deadlock detected, serialisation failure: Postgres chose a victim, and the same again will do. Foreign key violation: a
 * person deleted an operating system, architecture or rule in this moment, and a second look leaves it out.
 */
const WORTH_ANOTHER_TRY = new Set(['40P01', '40001', '23503']);

/** Runs a transaction again, with a jittered pause, when Postgres sacrificed it; three times in all. */
export async function retrying<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction();
    } catch (error) {
      if (tries >= TRIES || !WORTH_ANOTHER_TRY.has(sqlState(error) ?? '')) throw error;
      await sleep(PAUSE_MS * tries * (0.5 + Math.random()));
    }
  }
}

/** Gives the SQLSTATE of a failed statement; null for any other error. */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const { code } = error.driverError as { code?: unknown };
  return typeof code === 'string' ? code : null;
}
