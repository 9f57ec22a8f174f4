import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../start.ts', import.meta.url));
const READY = 'Press Ctrl-C to stop.';

interface Answer<T> {
  status: number;
  body: T;
}

/** Whom a program runs as. */
export interface User {
  uid: number;
  gid: number;
}

/** The start command as a person runs it, on a data folder of its own. */
export class RunningStart {
  private readonly child: ChildProcess;
  private readonly closed: Promise<unknown[]>;
  private readonly dataFolder: string;
  output = '';

  constructor(dataFolder: string, options: string[], as: Partial<User> = {}) {
    this.dataFolder = dataFolder;
    // A PostgreSQL of its own is what is tested here, so a server for tests is no business of it.
    const { DATABASE_URL: _, PORT: __, HOST: ___, ...environment } = process.env;
    this.child = spawn(process.execPath, [START, '--data', dataFolder, ...options], {
      ...as,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.closed = once(this.child, 'close');
    for (const output of [this.child.stdout, this.child.stderr]) {
      output?.on('data', (text: Buffer) => {
        this.output += text.toString();
      });
    }
  }

  /** Waits until it is ready. @throws Error with all that it said when it ends before. */
  async ready(): Promise<this> {
    while (!this.output.includes(READY)) {
      const hasEnded = await Promise.race([this.closed.then(() => true), sleep(50, false)]);
      if (hasEnded) throw new Error(`start ended with ${this.child.exitCode}:\n${this.output}`);
    }
    return this;
  }

  /** Sends a signal, as Ctrl-C does; resolves to the exit code. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended();
  }

  async ended(): Promise<number | null> {
    await this.closed;
    return this.child.exitCode;
  }

  get url(): string {
    return /Address +(\S+)\/api/.exec(this.output)?.[1] ?? 'no address';
  }

  /** Numbers of the programs it started, by the name of their folder. */
  async programs(): Promise<Record<'api' | 'worker', number>> {
    const note: { children: { pid: number; mark: string }[] } = JSON.parse(
      await readFile(join(this.dataFolder, 'start.lock'), 'utf8'),
    );
    const of = (name: string) => note.children.find(({ mark }) => mark.includes(join('apps', name)))?.pid ?? 0;
    return { api: of('api'), worker: of('worker') };
  }

  /** The number of its PostgreSQL; 0 while there is none. */
  async postgres(): Promise<number> {
    const file = join(this.dataFolder, 'postgres', 'data', 'postmaster.pid');
    return Number((await readFile(file, 'utf8').catch(() => '0')).split('\n')[0]);
  }

  async pids(): Promise<{ api: number; worker: number; postgres: number }> {
    return { ...(await this.programs()), postgres: await this.postgres() };
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  get(path: string, password: string): Promise<Answer<{ results: { id: number; name: string }[] }>> {
    return this.ask(path, password);
  }

  post(path: string, password: string, body: object): Promise<Answer<{ id: number }>> {
    return this.ask(path, password, { method: 'POST', body: JSON.stringify(body) });
  }

  private async ask<T>(path: string, password: string, init: RequestInit = {}): Promise<Answer<T>> {
    const headers = {
      authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`,
      ...(init.body !== undefined && { 'content-type': 'application/json' }),
    };
    const answer = await fetch(this.url + path, { ...init, headers });
    return { status: answer.status, body: (await answer.json()) as T };
  }
}
