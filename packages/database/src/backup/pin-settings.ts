/** Settings that the text of values depends on, and timeouts that would end long work. */
const SETTINGS = {
  DateStyle: 'ISO',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  client_encoding: 'UTF8',
  bytea_output: 'hex',
  extra_float_digits: '3',
  statement_timeout: '0',
  transaction_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  lock_timeout: '60s',
};

/** Sets them whatever the defaults of the database are. Skips those that an older server does not have. */
const PIN = `SELECT set_config(s.name, w.value, false) FROM pg_settings s JOIN jsonb_each_text($1) w ON w.key = s.name`;

/** Gives a connection the settings for writing and reading backups. */
export async function pinSettings(query: (sql: string, parameters: unknown[]) => Promise<unknown>): Promise<void> {
  await query(PIN, [JSON.stringify(SETTINGS)]);
}
