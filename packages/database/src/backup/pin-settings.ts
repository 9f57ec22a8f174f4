/** What the text of a value depends on, and what would end long work early. */
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

/** Sets them for a connection, whatever the database's own are. Older servers do not have all of them. */
const PIN = `SELECT set_config(s.name, w.value, false) FROM pg_settings s JOIN jsonb_each_text($1) w ON w.key = s.name`;

/** Gives a connection the settings that a backup is written and read with. */
export async function pinSettings(query: (sql: string, parameters: unknown[]) => Promise<unknown>): Promise<void> {
  await query(PIN, [JSON.stringify(SETTINGS)]);
}
