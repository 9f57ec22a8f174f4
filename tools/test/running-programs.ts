import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureAdmin } from '@image-catalog/catalog';
import { withDataSource } from '@image-catalog/database';
import { generateSealingKeys } from '@image-catalog/secrets';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';

const APPS = fileURLToPath(new URL('../../apps', import.meta.url));
const PROGRAM = join(APPS, 'cli/bin/image-catalog.js');
const PASSWORD = 'correct horse battery staple';

/** What a command answered. */
export interface Told {
  code: number;
  stdout: string;
  stderr: string;
}

/** API and worker as processes on a database of their own, and the operators' program beside them. */
export class RunningPrograms {
  private readonly children: ChildProcess[] = [];
  private log = '';
  url = '';
  /** Login and password of the admin. */
  readonly admin = `admin:${PASSWORD}`;

  private readonly database: TestDatabase;
  private readonly environment: Record<string, string>;

  private constructor(database: TestDatabase, environment: Record<string, string>) {
    this.database = database;
    this.environment = environment;
  }

  /** Starts the API on a catalog that holds an admin and nothing else; a worker comes with `startWorker`. */
  static start(settings: Record<string, string> = {}): Promise<RunningPrograms> {
    return this.startOn(settings, async (database) => {
      await withDataSource(database.url, 'spec', (connected) => ensureAdmin(connected, 'admin', PASSWORD));
    });
  }

  /** Starts the API on what a new installation holds. */
  static startNew(): Promise<RunningPrograms> {
    return this.startOn({}, async (database) => {
      const environment = { PATH: process.env['PATH'], DATABASE_URL: database.url, ADMIN_PASSWORD: PASSWORD };
      await promisify(execFile)(process.execPath, [PROGRAM, 'migrate'], { env: environment });
    });
  }

  private static async startOn(
    settings: Record<string, string>,
    found: (database: TestDatabase) => Promise<void>,
  ): Promise<RunningPrograms> {
    const database = await createTestDatabase();
    await found(database);
    const keys = await generateSealingKeys();
    const programs = new RunningPrograms(database, {
      DATABASE_URL: database.url,
      SEALING_PUBLIC_KEY: keys.public_key,
      SEALING_PRIVATE_KEY: keys.private_key,
      PATH: process.env['PATH'] ?? '',
    });
    programs.spawn('api', { PORT: '0', SYNC_WAIT_SECONDS: '2', ...settings });
    programs.url = await programs.line(/The API answers on (http:\S+)\/api/);
    return programs;
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** Starts a worker that may reach one port of loopback. */
  async startWorker(port: number): Promise<void> {
    const egress = JSON.stringify({ '*': [{ host: '127.0.0.1', ports: [port] }] });
    this.spawn('worker', { WORKER_PORT: '0', SYNC_POLL_SECONDS: '1', SYNC_LEASE_SECONDS: '3', EGRESS: egress });
    await this.line(/(The worker is at work)/);
  }

  /** Asks the API as the admin; throws unless it answers with success. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into bodies of every form
  async ask(method: string, path: string, body?: object): Promise<any> {
    const answer = await this.answer(method, path, body);
    if (answer.status >= 400)
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Asks the API as the admin, whatever it answers. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into bodies of every form
  async answer(method: string, path: string, body?: object): Promise<{ status: number; body: any }> {
    const response = await fetch(`${this.url}/api/${path}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(this.admin).toString('base64')}`,
        'content-type': 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Runs a command of the operators' program to its end. */
  run(...words: string[]): Promise<Told> {
    const environment = { IMAGE_CATALOG_URL: this.url, IMAGE_CATALOG_PASSWORD: PASSWORD };
    return new Promise((resolve) => {
      execFile(process.execPath, [PROGRAM, ...words], { env: environment }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.children.map(async (child) => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      }),
    );
    await this.database.drop();
  }

  private spawn(app: string, settings: Record<string, string>): void {
    const child = spawn(process.execPath, [join(APPS, app, 'dist/main.js')], {
      env: { ...this.environment, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (this.log += text.toString()));
    this.children.push(child);
  }

  private async line(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.log)?.[1];
      if (found !== undefined) return found;
      if (this.children.some((child) => child.exitCode !== null)) throw new Error(`A program ended:\n${this.log}`);
      await sleep(50);
    }
  }
}
