import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, renameSync, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readError } from './log-line.ts';
import { errorCode, Problem } from './problem.ts';
import { endProcess, type KnownProcess } from './processes.ts';

const PATIENCE_MS = 30_000;
const LAST_WORDS = 15;

/** How one of our programs is run. */
export interface ServiceOptions {
  /** What people call it: "API", "worker". */
  name: string;
  /** Its built entry file. */
  main: string;
  /** For V8; those of the Dockerfile are the same. */
  flags: readonly string[];
  environment: NodeJS.ProcessEnv;
  logFile: string;
}

/** One of our programs while it runs: its output goes to a log file, its errors to the terminal as well. */
export class Service {
  readonly name: string;
  readonly known: KnownProcess;
  /** Rejects with a Problem when the program ends without having been told to. */
  readonly death: Promise<never>;
  private readonly process: ChildProcess;
  private readonly lastWords: string[] = [];
  private isStopping = false;

  constructor({ name, main, flags, environment, logFile }: ServiceOptions) {
    if (!existsSync(main))
      throw new Problem(`${main} is missing: the build did not make it. Build again with "npx -y pnpm@12.21.0 build".`);
    this.name = name;
    this.process = spawn(process.execPath, ['--enable-source-maps', ...flags, main], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own: Ctrl-C in the terminal reaches only the start, which then stops things in order.
      detached: process.platform !== 'win32',
    });
    this.known = { pid: this.process.pid ?? 0, mark: main };
    this.log(logFile);
    this.death = this.watch(logFile);
    // Whoever waits for it hears of it; nobody waiting is no reason to crash.
    this.death.catch(() => undefined);
  }

  /** Asks the program to end, waits for it, and ends it when it does not; says which of the two it was. */
  async stop(): Promise<'ended' | 'killed'> {
    this.isStopping = true;
    return this.process.exitCode === null && this.process.signalCode === null
      ? endProcess(this.known, PATIENCE_MS)
      : 'ended';
  }

  /** Ends the program at once. */
  kill(): void {
    this.isStopping = true;
    this.process.kill('SIGKILL');
  }

  private watch(logFile: string): Promise<never> {
    return new Promise((_resolve, reject) => {
      this.process.once('error', (error) => reject(new Problem(`The ${this.name} could not be run: ${error.message}`)));
      // "close" comes after the last line of output, unlike "exit".
      this.process.once('close', (code, signal) => {
        if (this.isStopping) return;
        const how = signal ? `was ended by ${signal}` : `ended by itself with code ${code}`;
        reject(
          new Problem(
            `The ${this.name} ${how}. Its last words (all of them: ${logFile}):\n${this.lastWords.map((line) => `  ${line}`).join('\n')}`,
          ),
        );
      });
    });
  }

  private log(logFile: string): void {
    if (existsSync(logFile)) renameSync(logFile, logFile.replace(/\.log$/, '.previous.log'));
    const log = createWriteStream(logFile, { mode: 0o600 });
    log.on('error', (error) =>
      console.error(`The log of the ${this.name} cannot be written (${errorCode(error)}): ${logFile}`),
    );
    for (const output of [this.process.stdout, this.process.stderr]) {
      if (output) createInterface({ input: output }).on('line', (line) => this.take(line, log));
    }
  }

  private take(line: string, log: WriteStream): void {
    if (!log.destroyed) log.write(`${line}\n`);
    this.lastWords.push(line);
    if (this.lastWords.length > LAST_WORDS) this.lastWords.shift();
    const error = readError(line);
    if (error !== undefined) console.error(`[${this.name}] ${error}`);
  }
}
