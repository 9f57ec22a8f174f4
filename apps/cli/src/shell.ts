import { type Environment, requiredSetting } from '@image-catalog/database';

/** The output for progress: a terminal or a file. On a terminal a line can be overwritten. */
export interface Screen {
  isTerminal: boolean;
  columns: number;
  write: (text: string) => void;
}

/** Everything outside that a command may use, besides the database and the network. */
export interface Shell {
  environment: Environment;
  /** Prints a line of the result. */
  print: (line: string) => void;
  /** Prints a line to standard error. */
  warn: (line: string) => void;
  /** Output for progress, apart from the result. */
  screen: Screen;
  /** Reads standard input to its end, without the last line break. */
  readInput: () => Promise<string>;
}

/** Returns the URL of the database. @throws Error that says how to set it. */
export function databaseUrl({ environment }: Shell): string {
  return requiredSetting(environment, 'DATABASE_URL', 'Set it to the URL of a PostgreSQL database.');
}
