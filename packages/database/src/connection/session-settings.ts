/**
 * The settings that answers and judgements depend on. They hold whatever `ALTER DATABASE … SET`, `ALTER ROLE … SET` or
 * postgresql.conf say.
 *
 * Left to the operator on purpose: how fast something is (`enable_*`, `work_mem`), how safe it is on the disk
 * (`synchronous_commit`), who we are (`role`), and `default_transaction_read_only`. Providers set that last one when a disk
 * is full, so it must hold: writes are answered with 503 then. We use no text search, XML, money, row security or names of
 * months, so their settings do not matter. `lc_messages` matters but only a superuser may set it: judge errors by their
 * code, never by their text.
 */
const ANSWERS: Readonly<Record<string, string>> = {
  // Moments and numbers go into answers as the text that Postgres writes.
  TimeZone: 'UTC',
  timezone_abbreviations: 'Default',
  DateStyle: 'ISO, MDY',
  IntervalStyle: 'postgres',
  extra_float_digits: '1',
  bytea_output: 'hex',
  client_encoding: 'UTF8',
  // How the text of a statement and the text of a value are read.
  standard_conforming_strings: 'on',
  backslash_quote: 'safe_encoding',
  array_nulls: 'on',
  transform_null_equals: 'off',
  quote_all_identifiers: 'off',
  // Which tables are meant: those of a plain installation.
  search_path: '"$user", public',
  // What an index finds is all there is.
  gin_fuzzy_search_limit: '0',
  // Transactions see and lock what the code was written for.
  default_transaction_isolation: 'read committed',
  // A statement that fails ends its transaction, not its connection; a connection that rests stays open.
  exit_on_error: 'off',
  idle_session_timeout: '0',
  // Nobody reads notices; thousands of them would slow every statement down.
  client_min_messages: 'warning',
};

/** How long Postgres waits, in milliseconds; 0 is for ever. */
export interface Patience {
  /** For a statement to end. */
  statement_timeout: number;
  /** For a lock. */
  lock_timeout: number;
  /** For the next statement of a transaction. */
  idle_in_transaction_session_timeout: number;
}

/** Writes the settings of a session as the `options` of a connection, which stand above those of database and role. */
export function sessionOptions(patience: Patience): string {
  return Object.entries({ ...ANSWERS, ...patience })
    .map(([name, value]) => `-c ${name}=${String(value).replaceAll(/[\\\s]/g, '\\$&')}`)
    .join(' ');
}
