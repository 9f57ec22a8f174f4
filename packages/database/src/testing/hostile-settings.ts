/** Settings of a database that are unlike any that our code was written for. */
const HOSTILE: Readonly<Record<string, string>> = {
  DateStyle: 'German',
  IntervalStyle: 'sql_standard',
  TimeZone: 'Asia/Tokyo',
  timezone_abbreviations: 'India',
  extra_float_digits: '-15',
  bytea_output: 'escape',
  client_encoding: 'LATIN1',
  standard_conforming_strings: 'off',
  backslash_quote: 'off',
  array_nulls: 'off',
  transform_null_equals: 'on',
  quote_all_identifiers: 'on',
  xmloption: 'document',
  row_security: 'off',
  lc_monetary: 'POSIX',
  lc_numeric: 'POSIX',
  lc_time: 'POSIX',
  search_path: 'nowhere',
  gin_fuzzy_search_limit: '1',
  default_transaction_isolation: 'serializable',
  default_transaction_deferrable: 'on',
  exit_on_error: 'on',
  statement_timeout: '1ms',
  lock_timeout: '1ms',
  idle_in_transaction_session_timeout: '1ms',
  idle_session_timeout: '1ms',
  client_min_messages: 'debug5',
};

/** Writes the statement that gives a database settings under which hardly anything works as it should. */
export function setHostileSettings(): string {
  const sets = Object.entries(HOSTILE).map(
    ([name, value]) => `EXECUTE format('ALTER DATABASE %I SET ${name} = %L', current_database(), '${value}');`,
  );
  return `DO $$ BEGIN
    ${sets.join('\n    ')}
    IF current_setting('server_version_num')::int >= 170000 THEN
      EXECUTE format('ALTER DATABASE %I SET transaction_timeout = %L', current_database(), '50ms');
    END IF;
  END $$`;
}
