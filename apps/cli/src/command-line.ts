import { CATALOG_VERSION } from '@image-catalog/catalog';
import { Command, CommanderError } from 'commander';
import { addAdoptCommand } from './commands/adopt.js';
import { addAvailableImagesCommands } from './commands/available-images.js';
import { addCatalogCommands } from './commands/catalog.js';
import { addCompletionCommand } from './commands/completion.js';
import { addComputeResourcesCommands } from './commands/compute-resources.js';
import { addExplainCommand } from './commands/explain.js';
import { addImagesCommands } from './commands/images.js';
import { addKeysCommands } from './commands/keys.js';
import { addMigrateCommand } from './commands/migrate.js';
import { addPlansCommands } from './commands/plans.js';
import { addReadOnlyCommands } from './commands/read-only.js';
import { addReindexCommand } from './commands/reindex.js';
import { addRulesCommands } from './commands/rules.js';
import { addRunsCommands } from './commands/runs.js';
import { addSettingsCommands } from './commands/settings.js';
import { addStatusCommand } from './commands/status.js';
import { addSyncCommand } from './commands/sync.js';
import { addTargetsCommands } from './commands/targets.js';
import { addTokensCommands } from './commands/tokens.js';
import { addUsersCommands } from './commands/users.js';
import { Exit } from './exit.js';
import type { Shell } from './shell.js';

/** All commands, in the order of --help. To add one, write a file in commands/ and a line here. */
const COMMANDS: readonly ((program: Command, shell: Shell) => void)[] = [
  addStatusCommand,
  addImagesCommands,
  addComputeResourcesCommands,
  addAvailableImagesCommands,
  addCatalogCommands,
  addMigrateCommand,
  addAdoptCommand,
  addReadOnlyCommands,
  addReindexCommand,
  addUsersCommands,
  addTokensCommands,
  addKeysCommands,
  addSyncCommand,
  addRunsCommands,
  addPlansCommands,
  addExplainCommand,
  addRulesCommands,
  addTargetsCommands,
  addSettingsCommands,
  addCompletionCommand,
];

/** Exit codes. */
const EXIT = { fine: 0, failed: 1, misused: 2 } as const;

/** Runs a command line and returns the exit code: 0 for success, 1 for failure, 2 for wrong usage, more in exit.ts. */
export async function runCommandLine(words: readonly string[], shell: Shell): Promise<number> {
  try {
    await buildProgram(shell).parseAsync(words, { from: 'user' });
    return EXIT.fine;
  } catch (error) {
    if (error instanceof Exit) return error.code;
    // Commander has printed its message already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.misused;
    shell.warn(error instanceof Error ? error.message : String(error));
    return EXIT.failed;
  }
}

function buildProgram(shell: Shell): Command {
  const program = new Command('image-catalog')
    .description('Operates an installation of Image Catalog. See docs/operations.md for when to use which command.')
    .version(CATALOG_VERSION, '--version', 'print the version of Image Catalog')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => shell.print(text.trimEnd()),
      writeErr: (text) => shell.warn(text.trimEnd()),
    })
    .showHelpAfterError('(see --help)')
    .addHelpText(
      'after',
      '\nEvery setting, such as DATABASE_URL, may be read from a file: DATABASE_URL_FILE holds its path.',
    );
  for (const addTo of COMMANDS) addTo(program, shell);
  return program;
}
