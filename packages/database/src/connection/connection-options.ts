import type pg from 'pg';
import { CatalogClient, type CatalogClientConfig } from './catalog-client.js';
import { GatheringSocket } from './gathering-socket.js';
import { type Timeouts, sessionOptions } from './session-settings.js';
import { splitUrl } from './split-url.js';

/** How a process uses its connections. */
export interface ConnectionSettings extends Partial<Timeouts> {
  /** Shown in pg_stat_activity. */
  application_name: string;
  /** Largest number of connections; default 10. */
  pool_size?: number;
}

/** Longest wait for a new connection or for a free one, in milliseconds. */
const CONNECT_TIMEOUT = 10_000;

/** Added to the statement timeout, in milliseconds: a server that is still silent then is lost. */
const SILENCE = 5_000;

/** Gives the options that a URL alone decides: server, user, session options and encryption. @throws DatabaseNotUsable */
export function addressOptions(url: string): CatalogClientConfig {
  const { address, options, encryption } = splitUrl(url);
  return {
    connectionString: address,
    ...(options !== undefined && { options }),
    ...(encryption && { ssl: encryption.ssl, is_encryption_optional: encryption.is_optional }),
  };
}

/** Gives the options of one connection, including the session settings. */
export function connectionOptions(url: string, settings: ConnectionSettings): CatalogClientConfig {
  const { statement_timeout = 30_000, lock_timeout = 0, idle_in_transaction_session_timeout = 60_000 } = settings;
  const { options: given, ...address } = addressOptions(url);
  const ours = sessionOptions({ statement_timeout, lock_timeout, idle_in_transaction_session_timeout });
  return {
    ...address,
    application_name: settings.application_name,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    // Detects a server that went away without closing the connection.
    keepAlive: true,
    ...(statement_timeout > 0 && { longest_silence: statement_timeout + SILENCE }),
    options: given === undefined ? ours : `${given} ${ours}`,
  };
}

/** Gives the options of a pool whose connections send statements without waiting for earlier answers. */
export function poolOptions(url: string, settings: ConnectionSettings): pg.PoolConfig {
  const pipelined = { pipeline: true, stream: () => new GatheringSocket() };
  return {
    ...connectionOptions(url, settings),
    ...pipelined,
    max: settings.pool_size ?? 10,
    Client: CatalogClient,
  };
}
