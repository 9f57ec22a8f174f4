import { text } from 'node:stream/consumers';
import type { Shell } from './shell.js';

/** Returns the shell of this process. */
export function readShell(): Shell {
  return {
    environment: process.env,
    print: (line) => void process.stdout.write(`${line}\n`),
    warn: (line) => void process.stderr.write(`${line}\n`),
    screen: {
      isTerminal: process.stderr.isTTY,
      columns: process.stderr.columns || 80,
      write: (piece) => void process.stderr.write(piece),
    },
    readInput: async () => (await text(process.stdin)).replace(/\r?\n$/, ''),
  };
}
