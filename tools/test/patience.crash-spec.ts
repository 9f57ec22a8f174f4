import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { migrate, withDataSource } from '@image-catalog/database';
import { generateSealingKeys } from '@image-catalog/secrets';
import { type PostgresServer, readRunningServer, removeCluster, startPostgres } from '@image-catalog/embedded-postgres';

// Programs start and stop one after the other; a busy machine takes seconds for each.
jest.setTimeout(180_000);

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const PROGRAMS = {
  API: { words: ['apps/api/dist/main.js'], isUp: /The API answers on/ },
  worker: { words: ['apps/worker/dist/main.js'], isUp: /The worker is at work/ },
  migrate: { words: ['apps/cli/bin/image-catalog.js', 'migrate'], isUp: /The schema is up to date/ },
  start: { words: ['tools/start.ts', '--port', '0'], isUp: /Image Catalog is ready/ },
};
type Name = keyof typeof PROGRAMS;
const NAMES = Object.keys(PROGRAMS) as Name[];

let folder: string;
let server: PostgresServer;
let settings: Record<string, string>;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'patience-spec-')));
  await chmod(folder, 0o711);
  children = [];
  server = await startPostgres({ folder: join(folder, 'postgres'), durable: false });
  const { public_key, private_key } = await generateSealingKeys();
  settings = {
    PATH: process.env['PATH'] ?? '',
    PORT: '0',
    WORKER_PORT: '0',
    SEALING_PUBLIC_KEY: public_key,
    SEALING_PRIVATE_KEY: private_key,
  };
});

afterEach(async () => {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  }
  await (await readRunningServer(join(folder, 'postgres')))?.stop();
  await removeCluster(join(folder, 'postgres'));
  await rm(folder, { recursive: true, force: true });
});

describe('a program whose database is not there yet', () => {
  it.each(NAMES)('%s waits for it and then goes on', async (name) => {
    await migrate(server.url);
    await server.stop();
    const program = run(name, server.url);
    await program.says(/Waiting up to 60 seconds for the database at 127\.0\.0\.1:\d+\/image_catalog/);
    // Longer than it took to give up before.
    await sleep(6_000);

    await startPostgres({ folder: join(folder, 'postgres'), durable: false, port: server.port });
    await program.says(PROGRAMS[name].isUp);

    expect(program.output()).not.toContain(new URL(server.url).password);
    await program.end('SIGTERM');
  });

  it.each(NAMES)('%s ends at once on Ctrl-C while it waits', async (name) => {
    await server.stop();
    const program = run(name, server.url);
    await program.says(/Waiting up to 60 seconds for the database/);

    expect(await program.end('SIGINT')).toBe(name === 'migrate' ? 'SIGINT' : 0);
  });
});

describe('a program whose database will not do', () => {
  it.each(NAMES)('%s refuses another encoding than UTF-8, and changes nothing', async (name) => {
    const url = await createDatabase('latin', "ENCODING 'LATIN1'");
    const program = run(name, url);

    const exitCode = await program.ended();

    expect(exitCode).toBe(1);
    expect(program.output()).toContain('The encoding of "latin" is LATIN1; Image Catalog needs UTF8.');
    const tables = await withDataSource(url, 'spec', (database) =>
      database.query("SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace"),
    );
    expect(tables).toEqual([]);
  });

  it.each(NAMES)('%s says at once that the password is wrong, and what to do', async (name) => {
    const url = new URL(server.url);
    url.password = 'a-guess';
    const program = run(name, url.href);

    const exitCode = await program.ended();

    expect(exitCode).toBe(1);
    expect(program.output()).toMatch(
      /The database at 127\.0\.0\.1:\d+\/image_catalog cannot be used\. The password is wrong/,
    );
    expect(program.output()).toContain('("Lost keys")');
    expect(program.output()).not.toMatch(/a-guess|Waiting/);
  });
});

async function createDatabase(name: string, options: string): Promise<string> {
  await withDataSource(server.url, 'spec', (database) =>
    database.query(
      `CREATE DATABASE ${name} ${options} TEMPLATE template0 LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'`,
    ),
  );
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return url.href;
}

function run(name: Name, url: string) {
  const words = name === 'start' ? ['--data', join(folder, 'data')] : [];
  const child = spawn(process.execPath, [...PROGRAMS[name].words, ...words], {
    cwd: REPOSITORY,
    env: { ...settings, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const closed = once(child, 'close');
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (output += text.toString()));
  const ended = async () => {
    await closed;
    return child.exitCode ?? child.signalCode;
  };
  return {
    // The worker writes JSON.
    output: () => output.replaceAll('\\"', '"'),
    ended,
    /** Sends a signal; resolves to the exit code, or to the signal that ended it. */
    end: (signal: NodeJS.Signals) => {
      child.kill(signal);
      return ended();
    },
    /** Waits for words. @throws Error with all that it said when it ends before. */
    async says(pattern: RegExp) {
      while (!pattern.test(output)) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`${name} ended with ${child.exitCode ?? child.signalCode}:\n${output}`);
        await sleep(50);
      }
    },
  };
}
