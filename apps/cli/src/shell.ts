import type { Environment } from '@image-catalog/database';
import type { Paint } from './paint.js';

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
  /** Paints a text of the result where colours are seen. */
  paint: Paint;
  /** The data of `start` in this checkout, which may not exist. */
  dataFolder: string;
  /** Prints a line to standard error. */
  warn: (line: string) => void;
  /** Output for progress, apart from the result. */
  screen: Screen;
  /** Reads standard input to its end, without the last line break. */
  readInput: () => Promise<string>;
}
