import { QueryFailedError } from 'typeorm';
import { errorCode } from '../error-code.js';

/** Why the database cannot serve a request at this moment, although nothing is wrong with the request. */
export type Outage = 'unreachable' | 'busy' | 'full' | 'read-only' | 'slow';

/** Codes of PostgreSQL. https://www.postgresql.org/docs/current/errcodes-appendix.html */
const OF_CODE: Readonly<Record<string, Outage>> = {
  '25006': 'read-only',
  '3D000': 'unreachable',
  '53100': 'full',
  '55P03': 'slow',
  '57014': 'slow',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  '57P04': 'unreachable',
  '57P05': 'unreachable',
  '25P03': 'unreachable',
  '25P04': 'slow',
};

/** By the first two characters of a code: connections, credentials, resources, and the server's machine. */
const OF_CLASS: Readonly<Record<string, Outage>> = {
  '08': 'unreachable',
  '28': 'unreachable',
  '53': 'busy',
  '58': 'unreachable',
};

/** Codes of Node for a server that cannot be reached, or is lost. */
const OF_NODE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EMFILE',
  'ENFILE',
];

/** What pg, its pool and TypeORM say without a code, in these words. pg: lib/client.js, pg-pool: index.js */
const OF_DRIVER: Readonly<Record<string, Outage>> = {
  'Connection terminated': 'unreachable',
  'Driver not Connected': 'unreachable',
  'Connection terminated unexpectedly': 'unreachable',
  'Connection terminated due to connection timeout': 'unreachable',
  'Client has encountered a connection error and is not queryable': 'unreachable',
  'Client was closed and is not queryable': 'unreachable',
  'timeout expired': 'unreachable',
  'timeout exceeded when trying to connect': 'busy',
};

/** Tells whether an error of a statement means that the database cannot serve at this moment, and why. */
export function outageOf(error: unknown): Outage | undefined {
  if (error instanceof QueryFailedError) return outageOf(error.driverError);
  const code = errorCode(error);
  // Of what was going on when a connection was lost.
  if (code === 'ABORT_ERR') return outageOf((error as Error).cause);
  if (code === '') return OF_DRIVER[(error as Error | undefined)?.message ?? ''];
  // Of a local socket, Node says that there is no such file.
  if (OF_NODE.includes(code) || (error as NodeJS.ErrnoException).syscall === 'connect') return 'unreachable';
  return OF_CODE[code] ?? OF_CLASS[code.slice(0, 2)] ?? endsConnection(error as { severity?: string });
}

/** Whatever its code, such an error is that of a connection which Postgres did not open, or has closed. */
function endsConnection({ severity }: { severity?: string }): Outage | undefined {
  return severity === 'FATAL' || severity === 'PANIC' ? 'unreachable' : undefined;
}
