import type { Environment } from '@image-catalog/database';
import { runBackup } from './backup/run-backup.ts';
import { runRestore } from './restore/run-restore.ts';
import type { Started } from './started.ts';

/** What a command is run with. */
export interface CommandContext {
  repository: string;
  environment: Environment;
  started: Started;
  interrupt: AbortSignal;
}

/** What can be done besides starting, by the word that follows "start". */
export const COMMANDS: Readonly<Record<string, (words: string[], context: CommandContext) => Promise<void>>> = {
  backup: runBackup,
  restore: runRestore,
};
