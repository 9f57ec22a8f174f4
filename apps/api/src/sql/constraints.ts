import { INT4_MAX } from '@image-catalog/spec';

/** Tells whether a number can be the id of a row at all. */
export function isRowId(id: number): boolean {
  return id >= 1 && id <= INT4_MAX;
}
