/** Names the settings of the database for injection. */
export const DATABASE_SETTINGS = Symbol('DATABASE_SETTINGS');

/** How the API connects beside the pool of TypeORM. */
export interface DatabaseSettings {
  database_url: string;
  /** Shown in pg_stat_activity. */
  application_name: string;
  /** How many long lists are read at once, each on a connection of its own. */
  streams: number;
  /** How long a reader of a long list may take nothing before it is cut, in milliseconds. */
  stream_stall_ms: number;
}
