import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import { COLOURS, PLAIN } from './paint.js';
import type { Shell } from './shell.js';

/** The exit code of a program that SIGPIPE ended, as shells count it. */
const BROKEN_PIPE = 141;

/** Returns the shell of this process. */
export function readShell(): Shell {
  endWithReader();
  return {
    environment: process.env,
    print: (line) => void process.stdout.write(`${line}\n`),
    warn: (line) => void process.stderr.write(`${line}\n`),
    paint: isColourful() ? COLOURS : PLAIN,
    dataFolder: fileURLToPath(new URL('../../../.data', import.meta.url)),
    screen: {
      isTerminal: process.stderr.isTTY,
      columns: process.stderr.columns || 80,
      write: (piece) => void process.stderr.write(piece),
    },
    readInput: async () => (await text(process.stdin)).replace(/\r?\n$/, ''),
  };
}

/** Colours are for terminals, unless NO_COLOR is set (no-color.org) or the terminal knows none. */
function isColourful(): boolean {
  return process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
}

// A reader that has enough, such as `head`, closes the pipe. Nothing is left to do then.
function endWithReader(): void {
  for (const output of [process.stdout, process.stderr]) {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(BROKEN_PIPE);
      if (output === process.stdout) process.stderr.write(`The output cannot be written: ${error.message}\n`);
      process.exit(1);
    });
  }
}
