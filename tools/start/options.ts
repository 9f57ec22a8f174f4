import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { errorCode, Problem, say } from './problem.ts';

/** The start command as people type it, for messages. */
export const START = 'npx -y pnpm@12.21.0 start';
export const BACKUP = `${START} backup`;
export const RESTORE = `${START} restore`;

export const HELP = `Starts Image Catalog: an embedded PostgreSQL, the API and the sync worker.

  ${START} [options]
  ${BACKUP} [file]    back up database and keys to one file (see ${BACKUP} --help)
  ${RESTORE} <file>   restore a catalog from a backup (see ${RESTORE} --help)

  --sample           also add a compute resource from the examples and show its images
  --port <number>    port of the API; 0 means any free port (default: PORT, or 3000)
  --data <folder>    folder of the database, keys and logs (default: .data)
  --reset-password   set a new password for the user admin
  --help             show this

Settings from the environment:

  DATABASE_URL       use this PostgreSQL instead of the embedded one
  ADMIN_PASSWORD     password of the first admin (default: a random one, shown once)
  PORT, HOST         port and address of the API (default: 3000 on 127.0.0.1)
  SEALING_PUBLIC_KEY, SEALING_PRIVATE_KEY
                     keys that seal stored passwords (default: created once, in <data>/keys)

Each may be read from a file: DATABASE_URL_FILE=/run/secrets/database-url. All settings: docs/operations.md.
Press Ctrl-C to stop. Your data is kept for the next start.
`;

/** Options of a start. */
export interface Options {
  help: boolean;
  sample: boolean;
  resetPassword: boolean;
  /** Undefined means the port of the environment. */
  port: number | undefined;
  /** Absolute. */
  dataFolder: string;
}

/** Parses the arguments of a start. @throws Problem that names the wrong argument. */
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

/** Parses a port number. @throws Problem that names its option or setting. */
export function readPort(text: string, where: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Problem(`${where} must be a whole number from 0 to 65535, not "${text}".`);
}

/** Drops the two dashes that "pnpm start -- --sample" passes on. */
export function withoutDashes(words: string[]): string[] {
  return words[0] === '--' ? words.slice(1) : words;
}

/** Turns an error of parseArgs into a Problem that points to --help. Other errors are returned unchanged. */
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
