import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { LogFile } from './log-file.ts';
import { readError } from './log-line.ts';
import { Problem } from './problem.ts';
import { endProcess, type KnownProcess } from './processes.ts';
import type { Death, Life } from './supervision.ts';

const PATIENCE_MS = 30_000;
const LAST_WORDS = 15;

/** How to run one of our programs. */
export interface ServiceOptions {
  /** Name for messages: "API", "worker". */
  name: string;
  /** Its built entry file. */
  main: string;
  /** Flags for V8, the same as in the Dockerfile. */
  flags: readonly string[];
  environment: NodeJS.ProcessEnv;
  log: LogFile;
}

/** One process of one of our programs. Its output goes to a log file, its errors also to the terminal. */
export class Service implements Life {
  readonly known: KnownProcess;
  readonly ended: Promise<Death>;
  private readonly name: string;
  private readonly process: ChildProcess;
  private readonly log: LogFile;
  private readonly lastWords: string[] = [];

  constructor({ name, main, flags, environment, log }: ServiceOptions) {
    if (!existsSync(main)) throw new Problem(`${main} is missing. Build again with "npx -y pnpm@12.21.0 build".`);
    this.name = name;
    this.log = log;
    this.process = spawn(process.execPath, ['--enable-source-maps', ...flags, main], {
      env: environment,
      // The fourth is a channel that closes when we end, so that the program notices.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Its own process group: Ctrl-C reaches only the start, which then stops everything in order.
      detached: process.platform !== 'win32',
    });
    this.known = { pid: this.process.pid ?? 0, mark: main };
    for (const output of [this.process.stdout, this.process.stderr]) {
      if (output) createInterface({ input: output }).on('line', (line) => this.take(line));
    }
    this.ended = this.watch();
  }

  /** Asks the program to end and waits; kills it when it does not. Returns which of the two happened. */
  async stop(): Promise<'ended' | 'killed'> {
    return this.process.exitCode === null && this.process.signalCode === null
      ? endProcess(this.known, PATIENCE_MS)
      : 'ended';
  }

  /** Kills the program. */
  kill(): void {
    this.process.kill('SIGKILL');
  }

  private watch(): Promise<Death> {
    return new Promise((resolve) => {
      this.process.once('error', (error) => resolve(this.describe(`could not be run: ${error.message}`)));
      // "close" comes after the last line of output, unlike "exit".
      this.process.once('close', (code, signal) =>
        resolve(this.describe(signal ? `was ended by ${signal}` : `ended by itself with code ${code}`)),
      );
    });
  }

  private describe(how: string): Death {
    return { how, log: this.log.path, lastWords: this.lastWords };
  }

  private take(line: string): void {
    this.log.write(line);
    this.lastWords.push(line);
    if (this.lastWords.length > LAST_WORDS) this.lastWords.shift();
    const error = readError(line);
    if (error !== undefined) console.error(`[${this.name}] ${error}`);
  }
}
