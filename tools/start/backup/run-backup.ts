import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { CommandContext } from '../commands.ts';
import { dataFolderAt } from '../data-folder.ts';
import { BACKUP, explainWords, RESTORE } from '../options.ts';
import { Problem } from '../problem.ts';
import { makeBackup } from './make-backup.ts';
import { Progress } from './progress.ts';
import { missingKeys, type Verified, verifyBackup } from './verify-backup.ts';

const HELP = `Writes the database and the keys of Image Catalog to one file. Works while it runs and while it is stopped.

  ${BACKUP} [file] [--data <folder>]
  ${BACKUP} --verify <file>

  [file]             the file to create; never overwritten (default: image-catalog-<time>.tar.gz)
  --data <folder>    where the database and keys are kept (default: .data)
  --verify <file>    only check that a backup is complete and can be restored
  --help             show this

Set DATABASE_URL, SEALING_PUBLIC_KEY and SEALING_PRIVATE_KEY as for the start of Image Catalog, if at all.
Run it as the user that starts Image Catalog. Restore with: ${RESTORE} <file>
`;

/** Options of a backup. */
export interface BackupOptions {
  help: boolean;
  /** The file to verify, with --verify only; absolute. */
  verify: string | undefined;
  /** The file to create; absolute. */
  file: string;
  /** Absolute. */
  dataFolder: string;
}

/** Runs "backup" with its arguments. @throws Problem */
export async function runBackup(words: string[], context: CommandContext): Promise<void> {
  const options = readBackupOptions(words, context.repository, new Date());
  if (options.help) return console.log(HELP);
  if (options.verify !== undefined) {
    const verified = await verifyBackup(options.verify, new Progress());
    return console.log(`\n${options.verify} is complete.\n\n${describe(verified)}`);
  }
  const verified = await untilInterrupted(context, () =>
    makeBackup({ ...context, folder: dataFolderAt(options.dataFolder), file: options.file }),
  );
  console.log(`
The backup is made.

  File      ${options.file} (${sizeOf((await stat(options.file)).size)})
${describe(verified)}

The file can open every stored password. Keep it safe, on another machine.
Restore with: ${RESTORE} '${options.file}'`);
}

/** Parses the arguments of "backup". @throws Problem that names the wrong argument. */
export function readBackupOptions(words: string[], repository: string, now: Date): BackupOptions {
  const { values, positionals } = parse(words);
  const [file, ...more] = positionals;
  const tooMany = values.verify === undefined ? more[0] : file;
  if (tooMany !== undefined) throw new Problem(`Unexpected argument '${tooMany}'. See: ${BACKUP} --help`);
  return {
    help: values.help === true,
    verify: values.verify === undefined ? undefined : resolve(values.verify),
    file: resolve(file ?? nameOf(now)),
    dataFolder: resolve(repository, values.data ?? '.data'),
  };
}

/** Describes the content of a backup. */
export function describe(verified: Verified): string {
  const { manifest } = verified;
  const rows = Object.values(manifest.rows).reduce((sum, count) => sum + count, 0);
  const lost = missingKeys(verified);
  return [
    `  Made      ${manifest.made_at}, by version ${manifest.version} with PostgreSQL ${manifest.catalog.postgres}`,
    `  Holds     ${rows.toLocaleString('en')} rows of ${manifest.catalog.tables.length} tables, and the keys`,
    ...(lost.length === 0
      ? []
      : [`  Warning   some stored passwords were sealed with a key that it does not contain (${lost.join(', ')})`]),
  ].join('\n');
}

/** Turns an interrupt into a Problem. @throws Problem */
export async function untilInterrupted<T>({ interrupt }: CommandContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw interrupt.aborted ? new Problem('Interrupted. Nothing was kept.', { cause: error }) : error;
  }
}

// "20261130T101712Z": sorts by time, and is valid on every file system.
function nameOf(now: Date): string {
  return `image-catalog-${now.toISOString().replace(/[-:]|\.\d+/g, '')}.tar.gz`;
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        verify: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw explainWords(error, BACKUP);
  }
}
