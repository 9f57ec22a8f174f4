import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describe, untilInterrupted } from '../backup/run-backup.ts';
import type { CommandContext } from '../commands.ts';
import { explainWords, RESTORE, START } from '../options.ts';
import { Problem } from '../problem.ts';
import { restoreBackup } from './restore-backup.ts';

const HELP = `Makes a catalog from a backup, where there is none yet. An older version's is brought up to date.

  ${RESTORE} <file> [--data <folder>]

  <file>             a file that "backup" made; checked to its end before anything is written
  --data <folder>    where the database and keys will be kept; it must hold none (default: .data)
  --help             show this

With DATABASE_URL the rows go into that database, which has to be empty.
Run it as the user that will start Image Catalog.
`;

/** What a restore was asked to do. */
export interface RestoreOptions {
  help: boolean;
  /** Absolute. */
  file: string;
  /** Absolute. */
  dataFolder: string;
}

/** Runs "restore" with the words that follow it. @throws Problem */
export async function runRestore(words: string[], context: CommandContext): Promise<void> {
  const options = readRestoreOptions(words, context.repository);
  if (options.help) return console.log(HELP);
  const { verified, migrated, unknownTables } = await untilInterrupted(context, () =>
    restoreBackup({ ...context, ...options }),
  );
  const old = migrated.length === 0 ? '' : `\n  Brought up to date by ${migrated.length} migrations`;
  const unknown = unknownTables.length === 0 ? '' : `\n  Left out   tables of others: ${unknownTables.join(', ')}`;
  console.log(`
The backup is restored into ${options.dataFolder}.

${describe(verified)}${old}${unknown}

Users have the passwords they had. Start with: ${START}${words.some((word) => word.startsWith('--data')) ? ` --data '${options.dataFolder}'` : ''}`);
}

/** Reads the words after "restore". @throws Problem that names the word at fault. */
export function readRestoreOptions(words: string[], repository: string): RestoreOptions {
  const { values, positionals } = parse(words);
  const [file, more] = positionals;
  if (more !== undefined) throw new Problem(`Unexpected argument '${more}'. See: ${RESTORE} --help`);
  if (file === undefined && values.help !== true)
    throw new Problem(`Which backup? Name its file. See: ${RESTORE} --help`);
  return {
    help: values.help === true,
    file: resolve(file ?? ''),
    dataFolder: resolve(repository, values.data ?? '.data'),
  };
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw explainWords(error, RESTORE);
  }
}
