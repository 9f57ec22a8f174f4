import type { Environment } from '@image-catalog/database';
import { runBackup } from './backup/run-backup.ts';
import { runRestore } from './restore/run-restore.ts';
import type { Started } from './started.ts';

/** Context of a command. */
export interface CommandContext {
  repository: string;
  environment: Environment;
  started: Started;
  interrupt: AbortSignal;
}

/** Commands besides starting, by the argument after "start". */
export const COMMANDS: Readonly<Record<string, (words: string[], context: CommandContext) => Promise<void>>> = {
  backup: runBackup,
  restore: runRestore,
};
