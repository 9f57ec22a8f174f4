import { statfsSync } from 'node:fs';
import { formatMebibytes } from './disk-space.js';
import { PostgresNotStarted } from './postgres-not-started.js';

/** Details of a failed start for the message. */
export interface FailedStart {
  folder: string;
  port?: number;
  logFile?: string;
}

interface Cause {
  sign: RegExp;
  explain: (start: FailedStart) => string;
}

// The first match wins, so specific patterns stand above "permission denied". The server runs with LC_ALL=C, so its messages
// are English on every machine.
const CAUSES: Cause[] = [
  {
    sign: /no space left on device|disk quota exceeded|wrote only \d+ of \d+ bytes|ENOSPC|EDQUOT/i,
    explain: ({ folder }) =>
      `The disk that holds ${folder} is full${readFree(folder)}. Free at least 200 MB there and start again. Stored ` +
      'data is intact.',
  },
  {
    sign: /address already in use/i,
    explain: ({ port }) =>
      `Port ${port} of 127.0.0.1 is used by another program. Stop that program or choose another port.`,
  },
  {
    sign: /could not bind .*permission denied/i,
    explain: ({ port }) => `This user may not listen on port ${port}. Choose a port above 1023.`,
  },
  {
    sign: /lock file "postmaster\.pid" already exists|pre-existing shared memory block/i,
    explain: ({ folder }) => `Another PostgreSQL already runs on ${folder}. Stop it and start again.`,
  },
  {
    sign: /database files are incompatible with server/i,
    explain: ({ folder }) =>
      `The data in ${folder} was written by another major version of PostgreSQL. Make a backup with the version of Image ` +
      'Catalog that wrote it, and restore it into another folder with this one.',
  },
  {
    sign: /GLIBC_|error while loading shared libraries|exec format error|ENOEXEC|spawn \S+ ENOENT|Library not loaded/i,
    explain: () =>
      'The bundled PostgreSQL does not run on this machine. Install PostgreSQL 15 or newer, create a database and set ' +
      'DATABASE_URL to its address.',
  },
  {
    sign: /cannot allocate memory|could not \w+ (\S+ )?shared memory/i,
    explain: () =>
      'PostgreSQL could not allocate memory. Give this machine or container 256 MB more (and a /dev/shm of ' +
      '64 MB or more), then start again.',
  },
  {
    sign: /ECONNREFUSED/,
    explain: ({ folder }) =>
      `The file postmaster.pid in ${folder}/data names a server that does not respond. If no PostgreSQL runs on this ` +
      'folder, delete that file and start again.',
  },
  {
    sign: /password authentication failed/i,
    explain: ({ folder }) =>
      `The file "password" in ${folder} does not belong to this database. Restore the original file.`,
  },
  {
    sign: /ENOTDIR|EEXIST|not a directory/,
    explain: ({ folder }) => `${folder} is not a folder, or is inside a file. Choose another folder.`,
  },
  {
    sign: /read-only file system|EROFS/i,
    explain: ({ folder }) => `${folder} is on a read-only file system. Choose a folder that can be written.`,
  },
  {
    sign: /permission denied|operation not permitted|EACCES|EPERM|could not access directory|wrong ownership/i,
    explain: ({ folder }) =>
      `This user has no access to ${folder}. Start as the user that started it first, or choose another folder.`,
  },
];

/** Turns an error or the last errors of the server's log into a {@link PostgresNotStarted} with advice. */
export function explainFailure(reason: unknown, start: FailedStart): PostgresNotStarted {
  if (reason instanceof PostgresNotStarted) return reason;
  const text = reason instanceof Error ? reason.message : String(reason);
  const cause = CAUSES.find(({ sign }) => sign.test(text));
  const advice = cause?.explain(start) ?? `PostgreSQL did not start in ${start.folder}.`;
  const more = start.logFile ? ` Its log: ${start.logFile}.` : '';
  return new PostgresNotStarted(`${advice}${more} Reason given: ${lastWords(text)}`, { cause: reason });
}

function readFree(folder: string): string {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return ` (${formatMebibytes(bavail * bsize)} free)`;
  } catch {
    return '';
  }
}

/** Finds the errors that a server's log ends with; undefined when it has none. */
export function findLastWords(log: string): string | undefined {
  return shorten(log.split('\n').filter((line) => /FATAL|PANIC|ERROR|error:/.test(line)));
}

// The last lines hold the reason. HINT lines and "pre-existing" messages only hide it.
function lastWords(text: string): string {
  return findLastWords(text) ?? shorten(text.split('\n').filter((line) => line.trim() !== '')) ?? 'none';
}

function shorten(lines: string[]): string | undefined {
  return lines.slice(-3).join(' | ').slice(-600) || undefined;
}
