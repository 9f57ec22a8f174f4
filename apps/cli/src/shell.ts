import { type Environment, requiredSetting } from '@image-catalog/database';

/** What shows progress: a terminal, whose line can be written over, or a file. */
export interface Screen {
  isTerminal: boolean;
  columns: number;
  write: (text: string) => void;
}

/** What a command may use of the world besides the database and the network. */
export interface Shell {
  environment: Environment;
  /** Writes a line of the answer. */
  tell: (line: string) => void;
  /** Writes a line about what went wrong. */
  complain: (line: string) => void;
  /** Where a command shows how far it is, beside its answer. */
  screen: Screen;
  /** Reads standard input to its end, without the last line break. */
  readInput: () => Promise<string>;
}

/** Gives the URL of the database. @throws Error that says how to set it. */
export function databaseUrl({ environment }: Shell): string {
  return requiredSetting(environment, 'DATABASE_URL', 'Give the URL of a PostgreSQL database.');
}
