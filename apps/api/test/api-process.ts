import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureAdmin } from '@image-catalog/catalog';
import { buildDataSource } from '@image-catalog/database';
import { generateSealingKeys } from '@image-catalog/secrets';
import manifest from '../package.json' with { type: 'json' };
import { ADMIN } from './running-api.js';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** Those of the `start` script, which the Dockerfile repeats. */
const FLAGS = manifest.scripts.start.split(' ').filter((word) => word.startsWith('--'));

/** What whoever stops the API waits before SIGKILL: as long as `start` does. */
const PATIENCE_MS = 30_000;

/** How an API ended. */
export interface Ended {
  code: number | null;
  wasKilled: boolean;
  ms: number;
}

/** The built API as a process of its own, with an admin. */
export class ApiProcess {
  /** What it wrote, line by line. */
  readonly lines: string[] = [];
  private readonly exited: Promise<unknown[]>;

  private constructor(
    private readonly child: ChildProcess,
    public port: number,
  ) {
    this.exited = once(child, 'exit');
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => this.lines.push(line));
    }
  }

  /** Starts one on a database and waits until it answers. */
  static async start(databaseUrl: string, environment: Record<string, string> = {}): Promise<ApiProcess> {
    const database = await buildDataSource(databaseUrl).initialize();
    await ensureAdmin(database, ADMIN.login, ADMIN.password);
    await database.destroy();
    const api = await ApiProcess.begin(databaseUrl, /answers on/, environment);
    api.port = Number(await api.line(/answers on \S+:(\d+)\/api/));
    return api;
  }

  /** Starts one and waits until it writes something. */
  static async begin(databaseUrl: string, said: RegExp, environment: Record<string, string> = {}): Promise<ApiProcess> {
    const { public_key: SEALING_PUBLIC_KEY } = await generateSealingKeys();
    const settings = { DATABASE_URL: databaseUrl, SEALING_PUBLIC_KEY, PORT: '0', NO_COLOR: '1', ...environment };
    const child = spawn(process.execPath, ['--enable-source-maps', ...FLAGS, MAIN], {
      env: settings,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const api = new ApiProcess(child, 0);
    await api.line(said);
    return api;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Asks it to end as `start` does: with SIGTERM, and with SIGKILL when it does not listen. */
  async stop(): Promise<Ended> {
    const began = performance.now();
    let wasKilled = false;
    const patience = setTimeout(() => (wasKilled = this.child.kill('SIGKILL')), PATIENCE_MS);
    if (this.isRunning) this.child.kill('SIGTERM');
    const [code] = await this.exited;
    clearTimeout(patience);
    return { code: code as number | null, wasKilled, ms: performance.now() - began };
  }

  private async line(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = this.lines.map((line) => pattern.exec(line)).find((match) => match !== null);
      if (found) return found[1] ?? '';
      if (!this.isRunning) throw new Error(`The API ended:\n${this.lines.join('\n')}`);
      await sleep(20);
    }
  }
}
