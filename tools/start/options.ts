import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { errorCode, Problem, say } from './problem.ts';

/** How people call the start command; every hint that we print begins with it. */
export const START = 'npx -y pnpm@12.21.0 start';
export const BACKUP = `${START} backup`;
export const RESTORE = `${START} restore`;

export const HELP = `Starts Image Catalog: a PostgreSQL of its own, the API and the sync worker.

  ${START} [options]
  ${BACKUP} [file]    packs database and keys into one file; more: ${BACKUP} --help
  ${RESTORE} <file>   makes a catalog from such a file; more: ${RESTORE} --help

  --sample           also add a compute resource from the examples and show its images
  --port <number>    where the API listens; 0 takes a free one (default: PORT, or 3000)
  --data <folder>    where the database, keys and logs are kept (default: .data)
  --reset-password   give the user admin a new password
  --help             show this

Settings from the environment:

  DATABASE_URL       use this PostgreSQL instead of one of our own
  ADMIN_PASSWORD     password of the first admin (default: a random one, shown once)
  PORT, HOST         where the API listens (default: 3000 on 127.0.0.1)
  SEALING_PUBLIC_KEY, SEALING_PRIVATE_KEY
                     keys that seal stored passwords (default: made once, in <data>/keys)

Each may also be given as a file: DATABASE_URL_FILE=/run/secrets/database-url. All settings: docs/operations.md.
Press Ctrl-C to stop. Your data stays, and the next start goes on with it.
`;

/** What one start was asked to do. */
export interface Options {
  help: boolean;
  sample: boolean;
  resetPassword: boolean;
  /** Undefined leaves it to the environment. */
  port: number | undefined;
  /** Absolute. */
  dataFolder: string;
}

/** Reads the words after the command. @throws Problem that names the word at fault. */
export function readOptions(words: string[], repository: string): Options {
  const values = parse(words);
  return {
    help: values.help === true,
    sample: values.sample === true,
    resetPassword: values['reset-password'] === true,
    port: values.port === undefined ? undefined : readPort(values.port, '--port'),
    dataFolder: resolve(repository, values.data ?? '.data'),
  };
}

/** Reads a port's number. @throws Problem that says where it was given. */
export function readPort(text: string, where: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Problem(`${where} must be a whole number from 0 to 65535, not "${text}".`);
}

/** Leaves out the two dashes that "pnpm start -- --sample" hands on. */
export function withoutDashes(words: string[]): string[] {
  return words[0] === '--' ? words.slice(1) : words;
}

/** Turns what parseArgs said about a word into a Problem that says where to look; anything else stays what it is. */
export function explainWords(error: unknown, command: string): unknown {
  if (!errorCode(error).startsWith('ERR_PARSE_ARGS')) return error;
  return new Problem(`${say(error).split('. ')[0]}. See: ${command} --help`, { cause: error });
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        sample: { type: 'boolean' },
        'reset-password': { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw explainWords(error, START);
  }
}
