import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describe, untilInterrupted } from '../backup/run-backup.ts';
import type { CommandContext } from '../commands.ts';
import { explainWords, RESTORE, START } from '../options.ts';
import { Problem } from '../problem.ts';
import { restoreBackup } from './restore-backup.ts';

const HELP = `Restores a catalog from a backup into an empty folder. Backups of older versions are migrated.

  ${RESTORE} <file> [--data <folder>]

  <file>             a file made by "backup"; verified before anything is written
  --data <folder>    folder for the database and keys; must not contain any (default: .data)
  --help             show this

With DATABASE_URL the rows are written to that database, which must be empty.
Run it as the user that will start Image Catalog.
`;

/** Options of a restore. */
export interface RestoreOptions {
  help: boolean;
  /** Absolute. */
  file: string;
  /** Absolute. */
  dataFolder: string;
}

/** Runs "restore" with its arguments. @throws Problem */
export async function runRestore(words: string[], context: CommandContext): Promise<void> {
  const options = readRestoreOptions(words, context.repository);
  if (options.help) return console.log(HELP);
  const { verified, migrated, unknownTables } = await untilInterrupted(context, () =>
    restoreBackup({ ...context, ...options }),
  );
  const old = migrated.length === 0 ? '' : `\n  Migrated   ${migrated.length} migrations ran`;
  const unknown =
    unknownTables.length === 0 ? '' : `\n  Left out   tables of other programs: ${unknownTables.join(', ')}`;
  console.log(`
The backup is restored into ${options.dataFolder}.

${describe(verified)}${old}${unknown}

Users have the passwords they had. Start with: ${START}${words.some((word) => word.startsWith('--data')) ? ` --data '${options.dataFolder}'` : ''}`);
}

/** Parses the arguments of "restore". @throws Problem that names the wrong argument. */
export function readRestoreOptions(words: string[], repository: string): RestoreOptions {
  const { values, positionals } = parse(words);
  const [file, more] = positionals;
  if (more !== undefined) throw new Problem(`Unexpected argument '${more}'. See: ${RESTORE} --help`);
  if (file === undefined && values.help !== true)
    throw new Problem(`The backup file is missing. See: ${RESTORE} --help`);
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
