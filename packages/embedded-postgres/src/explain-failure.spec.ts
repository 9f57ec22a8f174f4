import { expect, it } from '@jest/globals';
import { explainFailure } from './explain-failure.js';
import { PostgresNotStarted } from './postgres-not-started.js';

const START = { folder: '/srv/catalog', port: 5433, logFile: '/srv/catalog/server.log' };

it.each([
  ['PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device', 'Free at least 200 MB'],
  ["ENOSPC: no space left on device, mkdir '/srv/catalog'", 'Free at least 200 MB'],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', 'Port 5433 of 127.0.0.1 is used'],
  ['LOG:  could not bind IPv4 address "127.0.0.1": Permission denied', 'Choose a port above 1023'],
  ['FATAL:  lock file "postmaster.pid" already exists', 'Another PostgreSQL already runs on /srv/catalog'],
  ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'Another PostgreSQL already runs on'],
  [
    'FATAL:  database files are incompatible with server',
    'Make a backup with the version of Image Catalog that wrote it',
  ],
  ["postgres: /lib/libc.so.6: version `GLIBC_2.34' not found", 'set DATABASE_URL'],
  ['spawn /opt/native/bin/postgres ENOENT', 'set DATABASE_URL'],
  ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', '256 MB more'],
  ['FATAL:  could not create shared memory segment: No such file or directory', '256 MB more'],
  ['connect ECONNREFUSED 127.0.0.1:5433', 'delete that file and start again'],
  ['password authentication failed for user "image_catalog"', 'Restore the original file'],
  ["EROFS: read-only file system, mkdir '/srv/catalog'", 'Choose a folder that can be written'],
  ["EACCES: permission denied, mkdir '/srv/catalog'", 'This user has no access to /srv/catalog'],
  [
    'initdb: error: could not access directory "/srv/catalog": Permission denied',
    'This user has no access to /srv/catalog',
  ],
  ['something nobody foresaw', 'PostgreSQL did not start in /srv/catalog. Its log: /srv/catalog/server.log.'],
])('answers %s with what to do next', (reason, advice) => {
  const explained = explainFailure(new Error(reason), START);

  expect(explained).toBeInstanceOf(PostgresNotStarted);
  expect(explained.message).toContain(advice);
  expect(explained.message).toContain(reason);
});

it('quotes the telling lines of a long log only', () => {
  const log = [
    ...Array<string>(50).fill('LOG:  chatter'),
    'FATAL:  data directory has wrong ownership',
    'HINT:  x',
    '',
  ];

  const { message } = explainFailure(log.join('\n'), START);

  expect(message).toMatch(/Reason given: FATAL: {2}data directory has wrong ownership$/);
});

it('leaves what is already explained alone', () => {
  const explained = new PostgresNotStarted('Do this.');

  expect(explainFailure(explained, START)).toBe(explained);
});
