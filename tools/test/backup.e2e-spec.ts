import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  copyFile,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withDataSource } from '@image-catalog/database';
import { Opener } from '@image-catalog/secrets';
import { readRunningServer, removeCluster } from '@image-catalog/embedded-postgres';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Progress } from '../start/backup/progress.ts';
import { verifyBackup } from '../start/backup/verify-backup.ts';
import { provideKeys } from '../start/keys.ts';
import { RunningStart, type User } from './running-start.ts';

// One installation is started three times and restored four times; a busy machine takes its time for each.
jest.setTimeout(300_000);

const START = fileURLToPath(new URL('../start.ts', import.meta.url));
const NOBODY: User = { uid: 65_534, gid: 65_534 };
const SECRET = 'correct horse battery staple';

// Owners can be lost, and files be moved out of a closed folder, only where root starts.
const asRoot = process.getuid?.() === 0 ? describe : describe.skip;
const canBeNobody =
  process.getuid?.() === 0 && spawnSync('head', ['-c', '1', START], { ...NOBODY, stdio: 'ignore' }).status === 0;
const asNobody = canBeNobody ? describe : describe.skip;

/** Closed to others, as /root is. */
let closed: string;
let open: string;
let data: string;
let password: string;
const folders: string[] = [];
const starts: RunningStart[] = [];

beforeAll(async () => {
  closed = await realpath(await mkdtemp(join(tmpdir(), 'backup-spec-')));
  open = await realpath(await mkdtemp(join(tmpdir(), 'backup-spec-')));
  await chmod(open, 0o755);
  data = dataFolder(closed, 'data');
});

afterAll(async () => {
  for (const start of starts) await start.end('SIGTERM');
  for (const folder of folders) {
    for (const postgres of [join(folder, 'postgres'), join(folder, 'restoring', 'postgres')]) {
      await (await readRunningServer(postgres).catch(() => undefined))?.stop();
      await removeCluster(postgres);
    }
  }
  for (const folder of [closed, open]) await rm(folder, { recursive: true, force: true });
});

function dataFolder(parent: string, name: string): string {
  folders.push(join(parent, name));
  return join(parent, name);
}

async function run(folder: string): Promise<RunningStart> {
  const start = new RunningStart(folder, ['--port', '0']);
  starts.push(start);
  return start.ready();
}

/** What a start says that does not become ready. */
async function refusal(folder: string): Promise<string> {
  const start = new RunningStart(folder, ['--port', '0']);
  expect(await start.ended()).toBe(1);
  return start.output;
}

function commandLine(words: string[]): [string, string[], { env: NodeJS.ProcessEnv }] {
  const { DATABASE_URL: _, ...environment } = process.env;
  return [process.execPath, [START, ...words], { env: environment }];
}

async function command(words: string[], as: Partial<User> = {}): Promise<string> {
  const [program, all, options] = commandLine(words);
  return (await promisify(execFile)(program, all, { ...options, ...as })).stdout;
}

const verify = async (file: string) => (await verifyBackup(file, new Progress())).manifest;

asRoot('a backup that root makes below a closed folder', () => {
  it('holds the database wherever its files lie, made while it runs, is written to, and is stopped', async () => {
    const start = await run(data);
    password = await readFile(join(data, 'keys', 'admin_password'), 'utf8');
    const resource = { name: 'sealed', provider: 'EC2', user: 'me', password: SECRET, url: 'us-east-1' };
    await start.post('/api/compute_resources', password, { compute_resource: resource });
    await start.post('/api/architectures', password, { architecture: { name: 'precious' } });
    const enough = new AbortController();
    let written = 0;
    const writing = (async () => {
      while (!enough.signal.aborted)
        await start.post('/api/architectures', password, { architecture: { name: `a${(written += 1)}` } });
    })();

    const told = await command(['backup', join(closed, 'running'), '--data', data]);
    enough.abort();
    await writing;
    await start.end('SIGTERM');
    const toldStopped = await command(['backup', join(closed, 'stopped'), '--data', data]);

    const moved = await readlink(join(data, 'postgres', 'moved-to'));
    expect(start.output).toContain(`files in ${moved}`);
    expect(told).toContain(`database in ${moved}, which is in use`);
    expect(toldStopped).toContain(`database in ${moved}, which is not in use`);
    const running = await verify(join(closed, 'running'));
    const stopped = await verify(join(closed, 'stopped'));
    // x86_64 came with the catalog, without an audit; the compute resource has one.
    expect(stopped.rows['architectures']).toBe(written + 2);
    expect(written + 1).toBeGreaterThan(Number(running.rows['architectures']));
    expect(running.rows['audits']).toBe(running.rows['architectures']);
    for (const file of ['running', 'stopped']) expect((await stat(join(closed, file))).mode & 0o777).toBe(0o600);
    expect((await readdir(data)).sort()).toEqual(['keys', 'logs', 'postgres']);
  });

  it('is an installation again after everything else was lost, and a link that leads nowhere is none', async () => {
    const lost = await readlink(join(data, 'postgres', 'moved-to'));
    await rename(lost, `${lost}.away`);
    await cp(data, dataFolder(closed, 'copy'), { recursive: true, verbatimSymlinks: true });

    const refused = await refusal(join(closed, 'copy'));
    await rename(`${lost}.away`, lost);
    await command(['restore', join(closed, 'stopped'), '--data', dataFolder(closed, 'restored')]);
    const restored = await run(join(closed, 'restored'));

    expect(refused).toContain(`moved-to points to ${lost}, which does not exist.`);
    expect(await readdir(join(closed, 'copy', 'keys'))).toContain('admin_password');
    const found = await restored.get('/api/architectures?search=name=precious', password);
    expect(found).toMatchObject({ status: 200, body: { results: [{ name: 'precious' }] } });
    const next = await restored.post('/api/architectures', password, { architecture: { name: 'next' } });
    const { rows } = await verify(join(closed, 'stopped'));
    expect(next).toMatchObject({ status: 201, body: { id: Number(rows['architectures']) + 1 } });
    expect(await openedPassword(join(closed, 'restored'))).toBe(SECRET);
    expect(await restored.end('SIGTERM')).toBe(0);
  });

  it('does not start while a restore is cut off, and is whole when it was restored again', async () => {
    const folder = dataFolder(open, 'killed');
    const [program, words, options] = commandLine(['restore', join(closed, 'stopped'), '--data', folder]);
    const child = spawn(program, words, { ...options, stdio: 'ignore' });
    while (!existsSync(join(folder, 'restoring', 'postgres', 'data', 'postmaster.pid'))) await sleep(5);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));

    const refused = await refusal(folder);
    await command(['restore', join(closed, 'stopped'), '--data', folder]);
    const covered = command(['restore', join(closed, 'stopped'), '--data', folder]);
    await expect(covered).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is already data in'),
    });
    await command(['backup', join(closed, 'again'), '--data', folder]);

    expect(refused).toContain(`A restore into ${folder} was interrupted. Run it again: `);
    expect((await verify(join(closed, 'again'))).rows).toEqual((await verify(join(closed, 'stopped'))).rows);
    expect((await readdir(folder)).sort()).toEqual(['keys', 'logs', 'postgres']);
  });
});

asNobody('an installation of an ordinary user', () => {
  it('belongs to the ordinary user who restores it, and whose backup it is', async () => {
    const home = join(open, 'home');
    await mkdir(home);
    await copyFile(join(closed, 'stopped'), join(home, 'backup'));
    for (const path of [home, join(home, 'backup')]) await chown(path, NOBODY.uid, NOBODY.gid);
    const folder = dataFolder(home, 'data');

    await command(['restore', join(home, 'backup'), '--data', folder], NOBODY);
    await command(['backup', join(home, 'own'), '--data', folder], NOBODY);

    const paths = await readdir(home, { recursive: true });
    const owners = await Promise.all(paths.map(async (path) => (await lstat(join(home, path))).uid));
    expect(new Set(owners)).toEqual(new Set([NOBODY.uid]));
    expect((await stat(join(home, 'own'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700);
    expect((await verify(join(home, 'own'))).rows).toEqual((await verify(join(closed, 'stopped'))).rows);
  });

  it('begins no empty catalog over a copy that lost its owners, and runs when it is given them back', async () => {
    const copy = dataFolder(open, 'copied');
    await promisify(execFile)('cp', ['-r', join(open, 'home', 'data'), copy]);

    const refused = await refusal(copy);
    const [advice = ''] = /chown -R .*?(?= and start again)/.exec(refused) ?? [];
    await promisify(execFile)('sh', ['-c', advice]);
    const start = await run(copy);

    expect(refused).toContain('has lost its owner, as after "cp -r"');
    expect(refused).not.toContain('is ready');
    const found = await start.get('/api/architectures?search=name=precious', password);
    expect(found.body.results).toMatchObject([{ name: 'precious' }]);
  });
});

async function openedPassword(folder: string): Promise<string> {
  const server = await readRunningServer(join(folder, 'postgres'));
  const [row] = await withDataSource(server?.url ?? '', 'spec', (database) =>
    database.query<{ id: number; password: string }[]>('SELECT id, password FROM compute_resources'),
  );
  const opener = await Opener.of(await provideKeys({}, join(folder, 'keys')));
  return opener.open({ table: 'compute_resources', column: 'password', id: row?.id ?? 0 }, row?.password ?? '');
}
