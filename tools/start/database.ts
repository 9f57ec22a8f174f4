import { type Environment, migrate, setting } from '@image-catalog/database';
import { PostgresNotStarted, startPostgres } from '@image-catalog/database/embedded';
import { errorCode, Problem, say } from './problem.ts';

/** A database that answers. */
export interface Database {
  url: string;
  /** Where it is, for people: without user and password. */
  place: string;
  /** Undefined when the server is not ours to stop. */
  stop: (() => Promise<void>) | undefined;
}

/** Connects to the server of DATABASE_URL, else starts one of our own in a folder. @throws Problem */
export async function openDatabase(environment: Environment, folder: string): Promise<Database> {
  const given = setting(environment, 'DATABASE_URL');
  if (given !== undefined) return { url: given, place: `${placeOf(given)} (DATABASE_URL)`, stop: undefined };
  try {
    const server = await startPostgres({ folder, durable: true });
    return { url: server.url, place: `127.0.0.1:${server.port}, files in ${folder}`, stop: () => server.stop() };
  } catch (error) {
    throw error instanceof PostgresNotStarted ? new Problem(error.message, { cause: error }) : error;
  }
}

/** Brings the schema up to date; returns how many migrations ran. @throws Problem when the database does not let us. */
export async function bringUpToDate({ url, place }: Database): Promise<number> {
  try {
    return (await migrate(url)).length;
  } catch (error) {
    throw new Problem(`${advice(errorCode(error), place)} Reason given: ${say(error) || errorCode(error)}`, {
      cause: error,
    });
  }
}

function placeOf(url: string): string {
  try {
    const { host, pathname, protocol } = new URL(url);
    if (/^postgres(ql)?:$/.test(protocol)) return `${host}${pathname}`;
  } catch {
    // Said below, without the text itself: it holds a password.
  }
  throw new Problem('DATABASE_URL is not an address like postgresql://user:password@host:5432/database.');
}

const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'No PostgreSQL listens there. Start it, or correct DATABASE_URL.',
  ENOTFOUND: 'There is no such host. Correct DATABASE_URL.',
  ETIMEDOUT: 'It does not answer. Is a firewall between?',
  '28P01': 'The password is wrong. Correct DATABASE_URL.',
  '28000': "It does not let this user in. Correct DATABASE_URL, or the server's pg_hba.conf.",
  '3D000': 'It has no database of that name. Create it with "createdb", or correct DATABASE_URL.',
  '42501': 'The user may not create tables there. Make it the owner of the database.',
};

function advice(code: string, place: string): string {
  return `The database at ${place} cannot be used. ${ADVICE[code] ?? 'Nothing was changed: its schema is as it was.'}`;
}
