import { type Environment, requiredSetting } from '@image-catalog/database';

/** Where progress is shown: a terminal, whose line can be overwritten, or a file. */
export interface Screen {
  isTerminal: boolean;
  columns: number;
  write: (text: string) => void;
}

/** Everything that commands use of the process: environment, output and input. */
export interface Shell {
  environment: Environment;
  /** Prints a line of the result. */
  tell: (line: string) => void;
  /** Prints a line about an error. */
  complain: (line: string) => void;
  /** Where progress is shown, apart from the result. */
  screen: Screen;
  /** Reads standard input to its end, without the last line break. */
  readInput: () => Promise<string>;
}

/** Reads the URL of the database. @throws Error that says how to set it. */
export function databaseUrl({ environment }: Shell): string {
  return requiredSetting(environment, 'DATABASE_URL', 'Give the URL of a PostgreSQL database.');
}
