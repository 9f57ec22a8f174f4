import { QueryFailedError } from 'typeorm';

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
const INT4_MAX = 2_147_483_647;

/** Tells whether a write failed because a row is taken or a row it points to is missing; both are the client's to mend. */
export function isConstraintViolation(error: unknown): boolean {
  const code = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
  return code === UNIQUE_VIOLATION || code === FOREIGN_KEY_VIOLATION;
}

/** Tells whether a number can be the id of a row at all. */
export function isRowId(id: number): boolean {
  return id >= 1 && id <= INT4_MAX;
}
