/** Says why the embedded PostgreSQL could not be started or stopped, and what to do. */
export class PostgresNotStarted extends Error {
  override readonly name = 'PostgresNotStarted';
}
