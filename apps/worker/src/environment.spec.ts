import { expect, it } from '@jest/globals';
import { readEnvironment } from './environment.js';

const NEEDED = { DATABASE_URL: 'postgres://x', SEALING_PUBLIC_KEY: 'public', SEALING_PRIVATE_KEY: 'private' };

it('needs three settings and knows the rest', () => {
  expect(readEnvironment(NEEDED)).toEqual({
    database_url: 'postgres://x',
    sealing_public_key: 'public',
    sealing_private_key: 'private',
    reread_keys: expect.any(Function),
    sync_poll_seconds: 5,
    sync_interval_minutes: 15,
    sync_lease_seconds: 60,
    sync_grace_days: 7,
    sync_purge_days: 30,
    sync_concurrency: 4,
    simplestreams_files_root: null,
    egress: null,
    host: '127.0.0.1',
    port: 3001,
    authorities: [],
    log_level: 'info',
  });
});

it.each([
  ['DATABASE_URL', undefined, 'DATABASE_URL is not set. Give the URL of a PostgreSQL database.'],
  ['SEALING_PUBLIC_KEY', '', 'SEALING_PUBLIC_KEY is not set. Without both keys'],
  ['SEALING_PRIVATE_KEY', '', 'SEALING_PRIVATE_KEY is not set. Without both keys'],
  ['SYNC_POLL_SECONDS', '0', 'SYNC_POLL_SECONDS must be a whole number from 1 to 3600, not "0"'],
  ['SYNC_INTERVAL_MINUTES', '1.5', 'SYNC_INTERVAL_MINUTES must be a whole number from 1 to 10080, not "1.5"'],
  ['SYNC_LEASE_SECONDS', '1', 'SYNC_LEASE_SECONDS must be a whole number from 3 to 3600, not "1"'],
  ['SYNC_CONCURRENCY', 'many', 'SYNC_CONCURRENCY must be a whole number from 1 to 64, not "many"'],
  ['WORKER_PORT', '70000', 'WORKER_PORT must be a whole number from 0 to 65535, not "70000"'],
  ['CA_FILE', '/absent.pem', 'CA_FILE names /absent.pem, which cannot be read'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of fatal, error, warn, info, debug, not "loud"'],
])('says what is wrong when %s is %s', (name, value, message) => {
  expect(() => readEnvironment({ ...NEEDED, [name]: value })).toThrow(message);
});
