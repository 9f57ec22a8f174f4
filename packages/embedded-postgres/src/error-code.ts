/** Reads the code of an error of Node or PostgreSQL: `ENOENT`, `42501`; empty when it has none. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
