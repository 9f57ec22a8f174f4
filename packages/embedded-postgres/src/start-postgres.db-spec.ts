import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { isAlive } from './is-alive.js';
import { readRunningServer } from './running-server.js';
import { startPostgres } from './start-postgres.js';

// Several servers are initialised and started one after the other; a busy machine takes seconds for each.
jest.setTimeout(60_000);

let folder: string;

async function makeFolder(): Promise<void> {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'start-postgres-spec-')));
  await chmod(folder, 0o711);
}

const stopServer = async () => (await readRunningServer(folder))?.stop();
const removeFolder = () => rm(folder, { recursive: true, force: true });

describe('a durable server', () => {
  beforeEach(makeFolder);
  afterEach(async () => {
    await stopServer();
    await removeFolder();
  });

  it('is found again after kill -9 of the process that started it, and keeps its data over a restart', async () => {
    const parent = startFromAnotherProcess(folder);
    const [output] = await once(parent.stdout, 'data');
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    const orphan: { pid: number; url: string } = JSON.parse(String(output));

    const found = await startPostgres({ folder, durable: true });
    await withClient(found.url, (client) => client.query('create table kept as select 42 as answer'));
    await found.stop();
    const restarted = await startPostgres({ folder, durable: true });
    const { rows } = await withClient(restarted.url, (client) => client.query('select answer from kept'));

    expect({ pid: found.pid, url: found.url }).toEqual(orphan);
    expect(isAlive(orphan.pid)).toBe(false);
    expect(rows).toEqual([{ answer: 42 }]);
  });

  it('keeps what was committed when the server itself is killed', async () => {
    const server = await startPostgres({ folder, durable: true });
    await withClient(server.url, (client) => client.query('create table kept as select 42 as answer'));

    process.kill(server.pid, 'SIGKILL');
    const recovered = await startPostgres({ folder, durable: true });
    const { rows } = await withClient(recovered.url, (client) => client.query('select answer from kept'));

    expect(recovered.pid).not.toBe(server.pid);
    expect(rows).toEqual([{ answer: 42 }]);
  });
});

describe('any server', () => {
  // One folder for all: initdb takes most of a second.
  beforeAll(makeFolder);
  afterEach(stopServer);
  afterAll(removeFolder);

  it('is the same one for two starts at once', async () => {
    const [one, other] = await Promise.all([
      startPostgres({ folder, durable: false }),
      startPostgres({ folder, durable: false }),
    ]);

    expect(other).toMatchObject({ pid: one.pid, port: one.port, url: one.url });
    expect((await readdir(folder)).sort()).toEqual(expect.arrayContaining(['data', 'password', 'server.log']));
    expect((await readdir(folder)).filter((name) => /^(\.secret|data-)/.test(name))).toEqual([]);
  });

  it('listens on loopback only, asks for its password and never runs as root', async () => {
    const server = await startPostgres({ folder, durable: false });

    const { rows } = await withClient(server.url, (client) =>
      client.query(`select current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as
        sockets, (select string_agg(distinct auth_method, ',') from pg_hba_file_rules) as asks,
        current_database() as database, current_setting('autovacuum') as autovacuum`),
    );
    const guess = server.url.replace(/:[^:@]+@/, ':guess@');

    expect(rows).toEqual([
      { listens: '127.0.0.1', sockets: '', asks: 'scram-sha-256', database: 'image_catalog', autovacuum: 'on' },
    ]);
    await expect(withClient(guess, (client) => client.query('select 1'))).rejects.toThrow(/password authentication/);
    expect((await stat(join(folder, 'data'))).uid).not.toBe(0);
    expect((await stat(join(folder, 'password'))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, 'server.log'), 'utf8')).not.toContain(new URL(server.url).password);
  });

  it('says which port is taken, leaves nothing running, and starts on a free one', async () => {
    const squatter = await startPostgres({ folder, durable: false });
    const neighbour = join(folder, 'neighbour');

    const blocked = startPostgres({ folder: neighbour, durable: false, port: squatter.port });

    await expect(blocked).rejects.toThrow(`Port ${squatter.port} of 127.0.0.1 is used by another program.`);
    expect(await readRunningServer(neighbour)).toBeUndefined();
    const moved = await startPostgres({ folder: neighbour, durable: false });
    expect(moved.port).not.toBe(squatter.port);
    await moved.stop();
  });

  it('is not fooled by a postmaster.pid whose number belongs to another program by now', async () => {
    await (await startPostgres({ folder, durable: false })).stop();
    await writeFile(join(folder, 'data', 'postmaster.pid'), `${process.pid}\n${folder}/data\n1\n5432\n\n\n\nready\n`);

    const before = await readRunningServer(folder);
    const server = await startPostgres({ folder, durable: false });

    expect(before).toBeUndefined();
    expect(isAlive(server.pid)).toBe(true);
  });

  it('refuses to guess when the password of existing data is gone', async () => {
    await (await startPostgres({ folder, durable: false })).stop();
    await rename(join(folder, 'password'), join(folder, 'elsewhere'));

    const blocked = startPostgres({ folder, durable: false });

    await expect(blocked).rejects.toThrow(/password is missing, but its database exists\. Restore the file/);
    expect(await readdir(join(folder, 'data'))).not.toContain('postmaster.pid');
    await rename(join(folder, 'elsewhere'), join(folder, 'password'));
    expect(isAlive((await startPostgres({ folder, durable: false })).pid)).toBe(true);
  });

  it('says what to do when the folder cannot be made', async () => {
    const start = startPostgres({ folder: join(folder, 'password', 'inside'), durable: true });

    await expect(start).rejects.toThrow(/is not a folder/);
  });
});

function startFromAnotherProcess(place: string) {
  const built = new URL('../dist/index.js', import.meta.url).href;
  const story = `
    const { startPostgres } = await import(${JSON.stringify(built)});
    const { pid, url } = await startPostgres({ folder: ${JSON.stringify(place)}, durable: true });
    console.log(JSON.stringify({ pid, url }));
    setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ['--input-type=module', '--eval', story], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
