import { isGivenUp, isMissingRow, MOST_TRIES } from '@image-catalog/database';
import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 50;

/**
 * Runs a transaction, and again after a short pause with jitter when Postgres cancelled it, or when a person has just deleted
 * an operating system, architecture or rule that it points to: the next try reads without it.
 */
export async function retryTransaction<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction();
    } catch (error) {
      if (tries >= MOST_TRIES || !(isGivenUp(error) || isMissingRow(error))) throw error;
      await sleep(PAUSE_MS * tries * (0.5 + Math.random()));
    }
  }
}
