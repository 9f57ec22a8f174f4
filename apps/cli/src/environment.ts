import { text } from 'node:stream/consumers';
import type { Shell } from './shell.js';

/** Gives the shell that this process was started in. */
export function readShell(): Shell {
  return {
    environment: process.env,
    tell: (line) => void process.stdout.write(`${line}\n`),
    complain: (line) => void process.stderr.write(`${line}\n`),
    readInput: async () => (await text(process.stdin)).replace(/\r?\n$/, ''),
  };
}
