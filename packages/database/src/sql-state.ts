import { QueryFailedError } from 'typeorm';
import { errorCode } from './error-code.js';

/** How often a transaction is tried before its failure is reported. */
export const MOST_TRIES = 3;

/** A serialization failure and a deadlock: Postgres undid a transaction so that another could go on. */
export const GIVEN_UP: ReadonlySet<string> = new Set(['40001', '40P01']);

/** Gives the SQLSTATE of a failed statement; empty for any other error. */
export function sqlState(error: unknown): string {
  return error instanceof QueryFailedError ? errorCode(error.driverError) : '';
}

/** Tells whether Postgres undid a transaction for another's sake, so that it may be tried again. */
export function isGivenUp(error: unknown): boolean {
  return GIVEN_UP.has(sqlState(error));
}

/** Tells whether a write failed because a row that it points to does not exist. */
export function isMissingRow(error: unknown): boolean {
  return sqlState(error) === '23503';
}

/** Tells whether a write failed because a value that must be unique is taken. */
export function isTaken(error: unknown): boolean {
  return sqlState(error) === '23505';
}
