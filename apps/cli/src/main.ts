import { runCommandLine } from './command-line.js';
import { readShell } from './environment.js';

process.exitCode = await runCommandLine(process.argv.slice(2), readShell());
