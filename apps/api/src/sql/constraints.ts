import { QueryFailedError } from 'typeorm';

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
/** A serialization failure, and a deadlock in which this transaction was chosen to end. */
const GIVEN_UP = ['40001', '40P01'];
const INT4_MAX = 2_147_483_647;

/** Tells whether a write failed because a row is taken or a row it points to is missing; both are the client's to mend. */
export function isConstraintViolation(error: unknown): boolean {
  return [UNIQUE_VIOLATION, FOREIGN_KEY_VIOLATION].includes(codeOf(error));
}

/** Tells whether a write failed because a row that it points to is not there, or not any more. */
export function isMissingRow(error: unknown): boolean {
  return codeOf(error) === FOREIGN_KEY_VIOLATION;
}

/** Tells whether Postgres ended a transaction for another's sake: nothing of it happened, and it may be begun again. */
export function isGivenUp(error: unknown): boolean {
  return GIVEN_UP.includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof QueryFailedError ? ((error.driverError as { code?: string }).code ?? '') : '';
}

/** Tells whether a number can be the id of a row at all. */
export function isRowId(id: number): boolean {
  return id >= 1 && id <= INT4_MAX;
}
