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

/** Error codes of Node for a server that cannot be reached or was lost. */
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

/** Messages of pg, its pool and TypeORM whose errors have no code. pg: lib/client.js, pg-pool: index.js */
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

/** Tells why the database cannot serve at this moment; undefined for any other error. */
export function outageOf(error: unknown): Outage | undefined {
  if (error instanceof QueryFailedError) return outageOf(error.driverError);
  const code = errorCode(error);
  // A statement that was aborted with its connection names the reason as its cause.
  if (code === 'ABORT_ERR') return outageOf((error as Error).cause);
  if (code === '') return OF_DRIVER[(error as Error | undefined)?.message ?? ''];
  // For a local socket Node reports a missing file.
  if (OF_NODE.includes(code) || (error as NodeJS.ErrnoException).syscall === 'connect') return 'unreachable';
  return OF_CODE[code] ?? OF_CLASS[code.slice(0, 2)] ?? endsConnection(error as { severity?: string });
}

/** Errors of this severity close the connection, whatever their code. */
function endsConnection({ severity }: { severity?: string }): Outage | undefined {
  return severity === 'FATAL' || severity === 'PANIC' ? 'unreachable' : undefined;
}
