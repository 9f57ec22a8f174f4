import { type Environment, integerSetting, readAuthorities, requiredSetting, setting } from '@image-catalog/database';

/** Everything that an operator may set for the worker; read once, at the start. */
export interface WorkerEnvironment {
  database_url: string;
  sealing_public_key: string;
  sealing_private_key: string;
  /** Reads both keys again, because a rotation may have replaced their files. */
  reread_keys?: () => { public_key: string; private_key: string };
  /** How often the worker polls for compute resources that are due. */
  sync_poll_seconds: number;
  /** How long after a good run a compute resource is due again. */
  sync_interval_minutes: number;
  /** How long a worker that died keeps its compute resources from others. */
  sync_lease_seconds: number;
  /** How long an image must be missing before an import rule may delete it. */
  sync_grace_days: number;
  /** How long an available image must be missing before it is purged from the inventory. */
  sync_purge_days: number;
  /** How many compute resources this process syncs at once. */
  sync_concurrency: number;
  /** The only folder that `file:` addresses may lead into; null allows none. */
  simplestreams_files_root: string | null;
  /** What the worker may connect to, as JSON. Null allows everything that is not always refused. */
  egress: string | null;
  host: string;
  port: number;
  /** Certificates of authorities to trust besides those of Node and the machine. */
  authorities: readonly string[];
  log_level: LogLevel;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

const KEYS =
  'Without both keys no password of a compute resource can be opened; docs/operations.md says how to make them.';

/** Reads the environment. @throws Error that names the setting at fault and says what to do. */
export function readEnvironment(environment: Environment = process.env): WorkerEnvironment {
  const integer = (name: string, min: number, max: number, otherwise: number) =>
    integerSetting(environment, name, { min, max, otherwise });
  return {
    database_url: requiredSetting(environment, 'DATABASE_URL', 'Give the URL of a PostgreSQL database.'),
    sealing_public_key: requiredSetting(environment, 'SEALING_PUBLIC_KEY', KEYS),
    sealing_private_key: requiredSetting(environment, 'SEALING_PRIVATE_KEY', KEYS),
    reread_keys: () => ({
      public_key: requiredSetting(environment, 'SEALING_PUBLIC_KEY', KEYS),
      private_key: requiredSetting(environment, 'SEALING_PRIVATE_KEY', KEYS),
    }),
    sync_poll_seconds: integer('SYNC_POLL_SECONDS', 1, 3600, 5),
    sync_interval_minutes: integer('SYNC_INTERVAL_MINUTES', 1, 10_080, 15),
    sync_lease_seconds: integer('SYNC_LEASE_SECONDS', 3, 3600, 60),
    sync_grace_days: integer('SYNC_GRACE_DAYS', 0, 3650, 7),
    sync_purge_days: integer('SYNC_PURGE_DAYS', 1, 3650, 30),
    sync_concurrency: integer('SYNC_CONCURRENCY', 1, 64, 4),
    simplestreams_files_root: setting(environment, 'SIMPLESTREAMS_FILES_ROOT') ?? null,
    egress: setting(environment, 'EGRESS') ?? null,
    host: setting(environment, 'WORKER_HOST') ?? '127.0.0.1',
    port: integer('WORKER_PORT', 0, 65_535, 3001),
    authorities: readAuthorities(environment),
    log_level: logLevel(setting(environment, 'LOG_LEVEL') ?? 'info'),
  };
}

function logLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (level === undefined) throw new Error(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${text}"`);
  return level;
}
