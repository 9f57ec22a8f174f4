import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { withDataSource } from '@image-catalog/database';
import { Opener, type SealingKeys, Sealer } from '@image-catalog/secrets';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { type Member, readArchive, writeArchive } from '../start/backup/archive.ts';
import { makeBackup } from '../start/backup/make-backup.ts';
import type { Manifest } from '../start/backup/manifest.ts';
import { Progress } from '../start/backup/progress.ts';
import { describe as describeBackup } from '../start/backup/run-backup.ts';
import { verifyBackup } from '../start/backup/verify-backup.ts';
import { dataFolderAt } from '../start/data-folder.ts';
import { provideKeys } from '../start/keys.ts';
import { refuseLostDatabase, refuseLostKeys } from '../start/lost-data.ts';
import { Problem } from '../start/problem.ts';
import { restoreBackup } from '../start/restore/restore-backup.ts';
import { Started } from '../start/started.ts';

const run = promisify(execFile);
const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const PLACE = { table: 'compute_resources', column: 'password', id: 1 };
const SECRET = 'correct horse battery staple';
const never = new AbortController().signal;

/** A database of DATABASE_URL with the keys in a folder, as "start" would have them. */
let source: TestDatabase;
let keys: SealingKeys;
let folder: string;
const made: TestDatabase[] = [];

beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  folder = await realpath(await mkdtemp(join(tmpdir(), 'backup-spec-')));
  source = await createTestDatabase();
  await mkdir(join(folder, 'source', 'keys'), { recursive: true });
  keys = await provideKeys({}, join(folder, 'source', 'keys'));
  const sealed = await (await Sealer.of(keys.public_key)).seal(PLACE, SECRET);
  await query(source.url, `INSERT INTO compute_resources (name, type, password) VALUES ('here', 'EC2', '${sealed}')`);
  await query(source.url, `INSERT INTO architectures (name) SELECT 'arch ' || n FROM generate_series(1, 5000) n`);
});

afterAll(async () => {
  await source.drop();
  await rm(folder, { recursive: true, force: true });
});

let file: string;
let count = 0;

beforeEach(() => {
  file = join(folder, `backup-${(count += 1)}.tar.gz`);
});

afterEach(async () => {
  for (const database of made.splice(0)) await database.drop();
});

const query = (url: string, sql: string) =>
  withDataSource(url, 'spec', (database) => database.query<Record<string, unknown>[]>(sql));

function backUp({ to = file, interrupt = never, environment = {} }: Partial<BackUp> = {}) {
  return makeBackup({
    repository: REPOSITORY,
    environment: { DATABASE_URL: source.url, ...environment },
    folder: dataFolderAt(join(folder, 'source')),
    file: to,
    started: new Started(),
    interrupt,
  });
}

interface BackUp {
  to: string;
  interrupt: AbortSignal;
  environment: Record<string, string>;
}

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  made.push(database);
  await query(database.url, 'DROP SCHEMA public CASCADE');
  await query(database.url, 'CREATE SCHEMA public');
  return database;
}

async function restore(from: string, { environment = {}, interrupt = never }: Partial<BackUp> = {}) {
  const database = await emptyDatabase();
  const dataFolder = join(folder, `restored-${(count += 1)}`);
  const started = new Started();
  const job = {
    environment: { DATABASE_URL: database.url, ...environment },
    dataFolder,
    file: from,
    started,
    interrupt,
  };
  try {
    return { database, dataFolder, restored: await restoreBackup(job), problem: '' };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { database, dataFolder, restored: undefined, problem: error.message };
  } finally {
    await started.stopAll();
  }
}

/** Writes a backup again with other content, as another program might have made it. */
async function remake(from: string, change: (members: Member[], manifest: Manifest) => void): Promise<string> {
  const members: Member[] = [];
  for await (const member of readArchive(from, () => undefined)) members.push(member);
  const manifest = JSON.parse(members.pop()?.bytes.toString() ?? '') as Manifest;
  change(members, manifest);
  const target = join(folder, `remade-${(count += 1)}.tar.gz`);
  async function* all() {
    yield* members;
    yield { name: 'manifest.json', bytes: Buffer.from(JSON.stringify(manifest)) };
  }
  await writeArchive(target, all(), never);
  return target;
}

const verify = (path: string) => verifyBackup(path, new Progress());

const tablesOf = async (url: string) =>
  Number((await query(url, "SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'"))[0]?.['n']);

it('packs database and keys into one file for its owner, and brings both back', async () => {
  await backUp();

  const { database, dataFolder, restored } = await restore(file);

  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(restored?.verified.manifest.rows).toMatchObject({ compute_resources: 1, architectures: 5000 });
  expect(await query(database.url, 'SELECT count(*)::int AS n FROM architectures')).toEqual([{ n: 5000 }]);
  const [{ password } = {}] = await query(database.url, 'SELECT password FROM compute_resources');
  const restoredKeys = await provideKeys({}, join(dataFolder, 'keys'));
  expect(await (await Opener.of(restoredKeys)).open(PLACE, String(password))).toBe(SECRET);
  expect((await readdir(dataFolder)).sort()).toEqual(['keys', 'logs']);
  for (const name of await readdir(join(dataFolder, 'keys')))
    expect([name, (await stat(join(dataFolder, 'keys', name))).mode & 0o777]).toEqual([name, 0o600]);
  expect((await stat(join(dataFolder, 'keys'))).mode & 0o777).toBe(0o700);
});

it('takes the keys of the environment when those count', async () => {
  const environment = { SEALING_PUBLIC_KEY: keys.public_key, SEALING_PRIVATE_KEY: keys.private_key };
  await makeBackup({
    repository: REPOSITORY,
    environment: { DATABASE_URL: source.url, ...environment },
    folder: dataFolderAt(join(folder, 'nowhere')),
    file,
    started: new Started(),
    interrupt: never,
  });

  const { keys: kept } = await verify(file);
  const own = await restore(file, { environment });
  const strange = await restore(file, {
    environment: { ...environment, SEALING_PRIVATE_KEY: Buffer.alloc(32, 7).toString('base64url') },
  });

  expect(kept.get('sealing_private_key')).toBe(keys.private_key);
  expect(own.problem).toBe('');
  expect(strange.problem).toMatch(/SEALING_PRIVATE_KEY is set but does not open the passwords of the backup/);
  expect(await tablesOf(strange.database.url)).toBe(0);
});

it('makes none without the keys, and warns of passwords that they do not open', async () => {
  const other = dataFolderAt(join(folder, 'other'));
  await mkdir(other.keys, { recursive: true });
  const job = {
    repository: REPOSITORY,
    environment: { DATABASE_URL: source.url },
    folder: other,
    file,
    started: new Started(),
    interrupt: never,
  };

  await expect(makeBackup(job)).rejects.toThrow(/sealing_private_key is missing\. A backup without it could not open/);
  await provideKeys({}, other.keys);
  const verified = await makeBackup(job);

  expect(describeBackup(verified)).toMatch(
    /Warning +some stored passwords were sealed with a key that it does not contain/,
  );
  expect(describeBackup(await backUp({ to: `${file}.2` }))).not.toContain('Warning');
});

it('makes none when the keys are changed meanwhile, or by an older program than the database', async () => {
  const changing = dataFolderAt(join(folder, 'changing'));
  await mkdir(changing.keys, { recursive: true });
  await provideKeys({}, changing.keys);
  const tell = jest.mocked(console.log).mockImplementation((text: string) => {
    if (text.includes('Backing up'))
      void writeFile(join(changing.keys, 'sealing_private_key'), `${keys.private_key}\n${keys.private_key}`);
  });
  const attempt = makeBackup({
    repository: REPOSITORY,
    environment: { DATABASE_URL: source.url },
    folder: changing,
    file,
    started: new Started(),
    interrupt: never,
  });
  await expect(attempt).rejects.toThrow(/keys changed during the backup/);
  tell.mockImplementation(() => undefined);

  await query(source.url, `INSERT INTO migrations (timestamp, name) VALUES (2, 'AddWings2763900000000')`);
  await expect(backUp()).rejects.toThrow(/A newer version of Image Catalog .* does not know AddWings2763900000000/);
  await query(source.url, `DELETE FROM migrations WHERE timestamp = 2`);

  expect((await readdir(folder)).filter((name) => name.includes('partial') || join(folder, name) === file)).toEqual([]);
});

it('never overwrites a file, and leaves nothing where it cannot write', async () => {
  await writeFile(file, 'somebody’s');

  await expect(backUp()).rejects.toThrow(/exists already and is not overwritten\. Choose another file/);
  await expect(backUp({ to: join(folder, 'no', 'such') })).rejects.toThrow(
    /its folder .*no does not exist\. Correct the name/,
  );
  await expect(backUp({ to: `${file}/inside` })).rejects.toThrow(/is not a folder/);

  expect(await readFile(file, 'utf8')).toBe('somebody’s');
  expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
});

it('leaves nothing when it is interrupted', async () => {
  const controller = new AbortController();
  jest.mocked(console.log).mockImplementation((text: string) => {
    if (text.includes('Backing up')) controller.abort();
  });

  const attempt = backUp({ interrupt: controller.signal });

  await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
  jest.mocked(console.log).mockImplementation(() => undefined);
  expect((await readdir(folder)).filter((name) => name.startsWith(file.slice(folder.length + 1)))).toEqual([]);
});

it('says so when the file would be too large, and leaves nothing', async () => {
  const start = fileURLToPath(new URL('../start.ts', import.meta.url));
  const environment = { ...process.env, DATABASE_URL: source.url };
  // 4 blocks of 1024 bytes: a limit of the process, as a quota or a stick has one.
  const command = `ulimit -f 4; exec "$0" "$1" backup "$2" --data "$3"`;
  const words = ['-c', command, process.execPath, start, file, join(folder, 'source')];

  const attempt = run('bash', words, { env: environment });

  await expect(attempt).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/would exceed the maximum file size/),
  });
  expect((await readdir(folder)).filter((name) => name.startsWith(file.slice(folder.length + 1)))).toEqual([]);
});

it('says so when the disk is full, and leaves nothing', async () => {
  const disk = join(folder, 'disk');
  await mkdir(disk);
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', disk]).catch(() => undefined);
  if (!mounted) return console.warn('A full disk was not tried: this user may not mount one.');
  try {
    await expect(backUp({ to: join(disk, 'backup') })).rejects.toThrow(/disk that holds .* is full\. No backup/);
    expect(await readdir(disk)).toEqual([]);
  } finally {
    await run('umount', [disk]);
  }
});

it('has no file of its name before it is whole: killed half-way, there is none', async () => {
  const start = fileURLToPath(new URL('../start.ts', import.meta.url));
  const mine = async () => (await readdir(folder)).filter((name) => name.startsWith(file.slice(folder.length + 1)));
  await withDataSource(source.url, 'spec', async (database) => {
    // One of the last tables is locked, so that the backup cannot be whole before it is killed.
    const holder = database.createQueryRunner();
    await holder.startTransaction();
    await holder.query('LOCK TABLE users IN ACCESS EXCLUSIVE MODE');
    const child = spawn(process.execPath, [start, 'backup', file, '--data', join(folder, 'source')], {
      env: { ...process.env, DATABASE_URL: source.url },
      stdio: 'ignore',
    });
    while ((await mine()).length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    await holder.rollbackTransaction();
    await holder.release();
  });

  expect((await mine()).every((name) => name.endsWith('.partial'))).toBe(true);
});

it('refuses a backup that is not whole before anything is written', async () => {
  await backUp();
  const whole = await readFile(file);
  const damaged = join(folder, `damaged-${(count += 1)}`);
  const tar = gunzipSync(whole);
  const at = tar.indexOf('arch 4000');

  for (const bytes of [whole.subarray(0, whole.length / 2), flip(whole, whole.length / 2), ours(flip(tar, at))]) {
    await writeFile(damaged, bytes);
    const { problem, dataFolder, database } = await restore(damaged);
    expect(problem).toMatch(/is not a complete backup: (it is truncated|it was altered|.*architectures.000001.copy )/);
    expect(await tablesOf(database.url)).toBe(0);
    await expect(stat(dataFolder)).rejects.toMatchObject({ code: 'ENOENT' });
  }
});

it.each<[string, RegExp, (members: Member[], manifest: Manifest) => void]>([
  ['a file less', /architectures\/000001\.copy is missing/, (members) => remove(members, 'architectures/000001')],
  ['a file more', /extra was altered/, (members) => members.push({ name: 'extra', bytes: Buffer.from('1') })],
  ['other rows', /architectures has 5000 rows instead of 4999/, (_, { rows }) => (rows['architectures'] = 4999)],
  [
    'no keys',
    /its keys are missing/,
    (members, manifest) => {
      remove(members, 'keys/');
      manifest.members = manifest.members.filter(({ name }) => !name.startsWith('keys/'));
    },
  ],
  [
    'another format',
    /newer version of Image Catalog made it \(9\.9\)/,
    (_, manifest) => Object.assign(manifest, { format: 2, version: '9.9' }),
  ],
  ['no manifest', /manifest\.json is not that of a backup/, (_, manifest) => Object.assign(manifest, { format: 'x' })],
])('refuses one with %s', async (_what, message, change) => {
  await backUp();

  await expect(verify(await remake(file, change))).rejects.toThrow(message);
});

it('refuses by name what a newer version made', async () => {
  await backUp();
  const newer = await remake(file, (_, manifest) => {
    manifest.version = '7.0.0';
    manifest.catalog.migrations.push('AddWings2763900000000');
  });

  const { problem, dataFolder, database } = await restore(newer);

  expect(problem).toMatch(/A newer version of Image Catalog \(7\.0\.0\) made this backup .* AddWings2763900000000/);
  expect(await tablesOf(database.url)).toBe(0);
  await expect(stat(dataFolder)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('leaves data alone that is there: a database with tables, a folder with keys', async () => {
  await backUp();
  const job = { dataFolder: join(folder, 'source'), file, started: new Started(), interrupt: never };
  const taken = join(folder, `restored-${(count += 1)}`);

  const covered = restoreBackup({ ...job, environment: { DATABASE_URL: source.url } });
  await expect(covered).rejects.toThrow(/There is already data in .*keys, .* mv '.*source' '.*source\.before'/);
  const started = new Started();
  const full = restoreBackup({ ...job, dataFolder: taken, started, environment: { DATABASE_URL: source.url } });
  await expect(full).rejects.toThrow(/cannot be restored into .*: the database is not empty: .* Nothing was kept/);
  await started.stopAll();

  expect((await readdir(taken)).sort()).toEqual(['keys', 'logs']);
  expect(await readdir(join(taken, 'keys'))).toEqual([]);
});

it('leaves nothing of a restore that was interrupted', async () => {
  await backUp();
  const controller = new AbortController();
  jest.mocked(console.log).mockImplementation((text: string) => {
    if (text.includes('Restoring')) controller.abort();
  });

  const database = await emptyDatabase();
  const dataFolder = join(folder, `restored-${(count += 1)}`);
  const started = new Started();

  const attempt = restoreBackup({
    environment: { DATABASE_URL: database.url },
    dataFolder,
    file,
    started,
    interrupt: controller.signal,
  });

  await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
  await started.stopAll();
  jest.mocked(console.log).mockImplementation(() => undefined);
  expect(await tablesOf(database.url)).toBe(0);
  expect((await readdir(dataFolder)).sort()).toEqual(['keys', 'logs']);
  expect(await readdir(join(dataFolder, 'keys'))).toEqual([]);
});

it('starts no empty catalog beside a restore that was cut off, or beside keys without their database', async () => {
  const lost = dataFolderAt(join(folder, 'lost'));
  await mkdir(lost.keys, { recursive: true });

  await refuseLostDatabase({}, lost);
  await provideKeys({}, lost.keys);
  await expect(refuseLostDatabase({}, lost)).rejects.toThrow(/There are keys in .*lost\/keys, but no database in/);
  await refuseLostDatabase({ DATABASE_URL: source.url }, lost);
  await mkdir(lost.restoring);
  await expect(refuseLostDatabase({ DATABASE_URL: source.url }, lost)).rejects.toThrow(
    /A restore into .* was interrupted/,
  );
});

it('makes no new keys for passwords that they could not open', async () => {
  const without = join(folder, 'without');
  await mkdir(without);
  const empty = await createTestDatabase();
  made.push(empty);

  await expect(refuseLostKeys({}, without, source.url)).rejects.toThrow(/Restore that file.*keys make/s);
  await refuseLostKeys({}, without, empty.url);
  await refuseLostKeys({ SEALING_PRIVATE_KEY: keys.private_key }, without, source.url);
  await refuseLostKeys({}, join(folder, 'source', 'keys'), source.url);
});

function remove(members: Member[], start: string): void {
  const index = members.findIndex(({ name }) => name.includes(start));
  members.splice(index, start === 'keys/' ? 2 : 1);
}

function flip(bytes: Buffer, at: number): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[Math.floor(at)] = (flipped[Math.floor(at)] ?? 0) ^ 1;
  return flipped;
}

/** Packs a changed content so that gzip itself has nothing to complain about. */
function ours(tar: Buffer): Buffer {
  const bytes = gzipSync(tar);
  Buffer.from([0, 0, 0, 0, 0, 0xff]).copy(bytes, 4);
  return bytes;
}
