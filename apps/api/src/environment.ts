import { isIP } from 'node:net';
import { type Environment, integerSetting, readAuthorities, requiredSetting, setting } from '@image-catalog/database';

/** Everything that an operator may set for the API; read once, at the start. */
export interface ApiEnvironment {
  database_url: string;
  database_pool_size: number;
  /** How many long lists are read at once, each on a connection of its own. */
  database_streams: number;
  /** How long a reader of a long list may take nothing before it is cut, in seconds. */
  stream_stall_seconds: number;
  /** Where a PostgreSQL on this machine keeps its files: how much room is left there is told in statuses. */
  database_folder?: string | undefined;
  host: string;
  port: number;
  /** Addresses and networks of proxies whose word about the client's address and scheme counts; none when empty. */
  trusted_proxies: string[];
  sealing_public_key: string;
  /** Reads the public key anew, as a rotation may have put another one in its file. */
  reread_public_key?: () => string;
  /** How long a request waits for a worker before it goes on without it, in seconds. */
  sync_wait_seconds: number;
  /** How long a write waits for another one that holds its rows, in seconds. */
  lock_wait_seconds: number;
  /** Open connections of all clients together. */
  max_connections: number;
  /** How long a client may take to send a request, and to read an answer that is ready, in seconds. */
  client_timeout_seconds: number;
  /** Certificates of authorities to trust besides those of Node and the machine. */
  authorities: readonly string[];
  log_level: LogLevel;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** Reads the environment. @throws Error that names the setting at fault and says what to do. */
export function readEnvironment(environment: Environment = process.env): ApiEnvironment {
  return {
    database_url: requiredSetting(environment, 'DATABASE_URL', 'Give the URL of a PostgreSQL database.'),
    database_pool_size: integerSetting(environment, 'DATABASE_POOL_SIZE', { min: 1, max: 200, otherwise: 10 }),
    database_streams: integerSetting(environment, 'DATABASE_STREAMS', { min: 1, max: 100, otherwise: 6 }),
    stream_stall_seconds: integerSetting(environment, 'STREAM_STALL_SECONDS', { min: 1, max: 600, otherwise: 20 }),
    database_folder: setting(environment, 'DATABASE_FOLDER'),
    host: setting(environment, 'HOST') ?? '127.0.0.1',
    port: integerSetting(environment, 'PORT', { min: 0, max: 65_535, otherwise: 3000 }),
    trusted_proxies: proxies(setting(environment, 'TRUSTED_PROXIES') ?? ''),
    sealing_public_key: publicKey(environment),
    reread_public_key: () => publicKey(environment),
    sync_wait_seconds: integerSetting(environment, 'SYNC_WAIT_SECONDS', { min: 0, max: 60, otherwise: 10 }),
    lock_wait_seconds: integerSetting(environment, 'LOCK_WAIT_SECONDS', { min: 1, max: 60, otherwise: 10 }),
    max_connections: integerSetting(environment, 'MAX_CONNECTIONS', { min: 10, max: 60_000, otherwise: 2_000 }),
    client_timeout_seconds: integerSetting(environment, 'CLIENT_TIMEOUT_SECONDS', { min: 1, max: 600, otherwise: 30 }),
    authorities: readAuthorities(environment),
    log_level: logLevel(setting(environment, 'LOG_LEVEL') ?? 'info'),
  };
}

function publicKey(environment: Environment): string {
  return requiredSetting(
    environment,
    'SEALING_PUBLIC_KEY',
    'Without it no password can be stored; docs/operations.md says how to make the keys.',
  );
}

function proxies(text: string): string[] {
  const named = text.split(/[\s,]+/).filter((word) => word !== '');
  for (const name of named) {
    const [address = '', prefix, ...more] = name.split('/');
    const bits = isIP(address) === 4 ? 32 : 128;
    const isNetwork = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
    if (isIP(address) === 0 || !isNetwork || more.length > 0)
      throw new Error(`TRUSTED_PROXIES must be addresses or networks such as 10.0.0.0/8, not "${name}"`);
  }
  return named;
}

function logLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (level === undefined) throw new Error(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${text}"`);
  return level;
}
