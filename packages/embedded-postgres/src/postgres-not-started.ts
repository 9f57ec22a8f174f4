/** Says why the embedded PostgreSQL could not be started or stopped, and what a person does next. */
export class PostgresNotStarted extends Error {
  override readonly name = 'PostgresNotStarted';
}
