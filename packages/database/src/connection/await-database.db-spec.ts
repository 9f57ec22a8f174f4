import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { awaitDatabase } from './await-database.js';
import {
  chooseIdentity,
  findBinaries,
  type PostgresServer,
  reachableBinaries,
  readRunningServer,
  startPostgres,
} from '@image-catalog/embedded-postgres';
import { atDatabase, withClient } from '../testing/connect.js';

let folder: string;
let server: PostgresServer;
let told: string[];
const tell = (line: string) => void told.push(line);

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'await-database-spec-')));
  await chmod(folder, 0o711);
  server = await startPostgres({ folder, durable: true });
  await withClient(server.url, async (client) => {
    for (const encoding of ['LATIN1', 'SQL_ASCII'])
      await client.query(
        `create database in_${encoding} encoding '${encoding}' template template0 locale_provider libc lc_collate 'C' lc_ctype 'C'`,
      );
    await client.query("create role full_up login password 'secret' connection limit 0");
  });
});

beforeEach(() => {
  told = [];
});

afterAll(async () => {
  await (await readRunningServer(folder))?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('a database that can be worked with', () => {
  it('is not waited for, and nothing is told', async () => {
    await awaitDatabase(server.url, { tell });

    expect(told).toEqual([]);
  });
});

describe('a database that is not there yet', () => {
  it('is waited for while nobody listens, told once and without its password', async () => {
    await server.stop();
    const ready = awaitDatabase(server.url, { tell });
    while (told.length === 0) await sleep(20);
    await sleep(1_200);

    server = await startPostgres({ folder, durable: true, port: server.port });
    await ready;

    const place = `127.0.0.1:${server.port}/image_catalog`;
    expect(told).toEqual([
      expect.stringContaining(`Waiting up to 60 seconds for the database at ${place}: connect ECONNREFUSED`),
      `The database at ${place} answers.`,
    ]);
    expect(told.join()).not.toContain(new URL(server.url).password);
  });

  it('is waited for while it recovers', async () => {
    const { port, url, files } = server;
    await server.stop();
    // A standby that lets nobody in recovers until it is promoted.
    await appendFile(join(files, 'data', 'postgresql.auto.conf'), "hot_standby = off\nrestore_command = 'false'\n");
    await writeFile(join(files, 'data', 'standby.signal'), '');
    await chmod(join(files, 'data', 'standby.signal'), 0o666);
    const starting = startPostgres({ folder, durable: true, port });
    const ready = awaitDatabase(url, { tell });
    const refusals = new Set<string>();
    let failure: unknown;
    starting.catch((error: unknown) => (failure = error));
    while (!refusals.has('57P03')) {
      await sleep(50);
      if (failure !== undefined) throw failure;
      await withClient(url, async () => undefined).catch((error: { code: string }) => refusals.add(error.code));
    }
    let isOver = false;
    void ready.then(() => (isOver = true));
    await sleep(1_500);
    const wasOverBefore = isOver;

    await promote(files);
    server = await starting;
    await ready;

    expect(wasOverBefore).toBe(false);
    expect(told).toHaveLength(2);
    expect(told[1]).toBe(`The database at 127.0.0.1:${port}/image_catalog answers.`);
  });

  it.each([
    ['a name that nobody knows', 'sesame.invalid:5432', /There is no such host\..* ENOTFOUND|EAI_AGAIN/],
    ['a port where nobody listens', '127.0.0.1:1', /No PostgreSQL listens there\. Start it.* ECONNREFUSED/],
  ])('is given up in the end: %s', async (_what, host, message) => {
    const refused = awaitDatabase(`postgresql://me:hidden@${host}/catalog`, { tell, seconds: 1 });

    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toThrow(`The database at ${host}/catalog cannot be used.`);
    await expect(refused).rejects.toThrow('It was waited for 1 seconds.');
    await expect(refused).rejects.not.toThrow('hidden');
    expect(told).toHaveLength(1);
  });

  it('is waited for while it has no connection left', async () => {
    const url = withLogin('full_up', 'secret');

    await expect(awaitDatabase(url, { tell, seconds: 1 })).rejects.toThrow(/It has no connection left\. Raise/);
    expect(told).toEqual([expect.stringMatching(/^Waiting up to 1 seconds for .*: too many connections for role/)]);
  });

  it('is not waited for any longer once the wait is called off, silent servers included', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const url = `postgresql://me@127.0.0.1:${typeof address === 'object' ? address?.port : 0}/catalog`;
    const interrupt = new AbortController();
    const waiting = awaitDatabase(url, { tell, signal: interrupt.signal });
    await once(silent, 'connection');

    interrupt.abort();

    await expect(waiting).rejects.toThrow(/abort/);
    silent.close();
  });
});

describe('a database that will never do', () => {
  it.each([
    ['another password', () => withLogin('image_catalog', 'a-guess'), /The password is wrong\. Correct DATABASE_URL/],
    ['an unknown user', () => withLogin('stranger', 'a-guess'), /The password is wrong|does not let this user in/],
    [
      'a missing database',
      () => atDatabase(server.url, 'sesame'),
      /no database of that name\. Create it with "createdb/,
    ],
    [
      'LATIN1',
      () => atDatabase(server.url, 'in_latin1'),
      /The encoding of "in_latin1" is LATIN1; Image Catalog needs UTF8/,
    ],
    [
      'SQL_ASCII',
      () => atDatabase(server.url, 'in_sql_ascii'),
      /encoding of "in_sql_ascii" is SQL_ASCII; .* needs UTF8/,
    ],
    ['another protocol', () => 'mysql://me:hidden@127.0.0.1/d', /DATABASE_URL is not an address like postgresql/],
    ['no address at all', () => 'hidden', /DATABASE_URL is not an address like postgresql/],
  ])('is refused at once: %s', async (_what, url, message) => {
    const refused = awaitDatabase(url(), { tell });

    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.not.toThrow(/a-guess|hidden/);
    expect(told).toEqual([]);
  });
});

function withLogin(user: string, password: string): string {
  const url = new URL(server.url);
  Object.assign(url, { username: user, password });
  return url.href;
}

async function promote(files: string): Promise<void> {
  const identity = await chooseIdentity(join(files, 'data'));
  const { pg_ctl } = await reachableBinaries(await findBinaries(), identity);
  await promisify(execFile)(pg_ctl, ['promote', '-D', join(files, 'data')], { ...identity, cwd: files });
}
