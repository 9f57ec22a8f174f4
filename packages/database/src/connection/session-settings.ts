/**
 * The session settings that our results depend on. They override `ALTER DATABASE … SET`, `ALTER ROLE … SET` and
 * postgresql.conf.
 *
 * The operator may choose speed (`enable_*`, `work_mem`), durability (`synchronous_commit`), `role`, and
 * `default_transaction_read_only`. Hosting providers set the last one when a disk is full; writes get 503 then. We use no
 * text search, XML, money, row security or names of months, so their settings do not matter. Only a superuser may set
 * `lc_messages`, so tell errors apart by their code, never by their text.
 */
const ANSWERS: Readonly<Record<string, string>> = {
  // Timestamps and numbers go into answers as Postgres writes them.
  TimeZone: 'UTC',
  timezone_abbreviations: 'Default',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  extra_float_digits: '1',
  bytea_output: 'hex',
  client_encoding: 'UTF8',
  // How statements and values are parsed.
  standard_conforming_strings: 'on',
  backslash_quote: 'safe_encoding',
  array_nulls: 'on',
  transform_null_equals: 'off',
  quote_all_identifiers: 'off',
  // Table names without a schema mean those of a plain installation.
  search_path: '"$user", public',
  // An index must find every row.
  gin_fuzzy_search_limit: '0',
  // The code relies on this isolation level.
  default_transaction_isolation: 'read committed',
  // A failed statement ends its transaction but not its connection; an idle connection stays open.
  exit_on_error: 'off',
  idle_session_timeout: '0',
  // Nobody reads notices, and thousands of them slow a statement down.
  client_min_messages: 'warning',
};

/** How long Postgres waits, in milliseconds; 0 is for ever. */
export interface Timeouts {
  /** For a statement to end. */
  statement_timeout: number;
  /** For a lock. */
  lock_timeout: number;
  /** For the next statement of a transaction. */
  idle_in_transaction_session_timeout: number;
}

/** Writes the session settings as the `options` of a connection, which override those of database and role. */
export function sessionOptions(timeouts: Timeouts): string {
  return Object.entries({ ...ANSWERS, ...timeouts })
    .map(([name, value]) => `-c ${name}=${String(value).replaceAll(/[\\\s]/g, '\\$&')}`)
    .join(' ');
}
