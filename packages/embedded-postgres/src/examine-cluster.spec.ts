import { chmod, chown, cp, mkdir, mkdtemp, readdir, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { examineCluster } from './examine-cluster.js';
import { locateCluster } from './cluster.js';
import { noteFolder } from './moved-from.js';
import { PostgresNotStarted } from './postgres-not-started.js';
import { startPostgres } from './start-postgres.js';

const isRoot = process.getuid?.() === 0;
const SERVER = { uid: 4_000_000, gid: 4_000_000 };
let root: string;
let folder: string;
let data: string;

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'examine-cluster-spec-')));
  await chmod(root, 0o755);
  folder = join(root, 'postgres');
  data = join(folder, 'data');
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function makeCluster(at = data): Promise<void> {
  for (const part of ['base', 'global', 'pg_wal', 'pg_xact']) await mkdir(join(at, part), { recursive: true });
  await writeFile(join(at, 'global', 'pg_control'), '');
  await writeFile(join(at, 'PG_VERSION'), '18\n');
  await chmod(at, 0o700);
  if (isRoot) await chown(at, SERVER.uid, SERVER.gid);
}

/** Nothing may be there after a refusal that was not there before. */
async function refused(): Promise<string> {
  const before = await readdir(root, { recursive: true });
  const started = await startPostgres({ folder, durable: false }).catch((error: unknown) => error);
  const examined = await examineCluster(folder).catch((error: unknown) => error);
  expect(examined).toBeInstanceOf(PostgresNotStarted);
  expect((started as Error).message).toBe((examined as Error).message);
  expect((await readdir(root, { recursive: true })).sort()).toEqual(before.sort());
  return (examined as Error).message;
}

it.each([
  ['is not there', () => Promise.resolve()],
  ['is empty', () => mkdir(folder)],
  [
    'holds what a killed start left',
    async () => {
      await mkdir(join(folder, 'data-Xy12ab', 'base'), { recursive: true });
      await writeFile(join(folder, 'password'), 'secret');
    },
  ],
  ['holds an empty data folder', () => mkdir(data, { recursive: true })],
])('finds none where the folder %s', async (_what, make) => {
  await make();

  expect(await examineCluster(folder)).toBe('none');
});

it('finds the one that is there, also behind a link', async () => {
  await makeCluster();
  await mkdir(join(root, 'asked'));
  await symlink(folder, join(root, 'asked', 'moved-to'));

  expect(await examineCluster(folder)).toBe('usable');
  expect(await examineCluster(join(root, 'asked'))).toBe('usable');
});

it.each(['PG_VERSION', 'global/pg_control', 'base', 'pg_wal', 'pg_xact'])('refuses one without %s', async (part) => {
  await makeCluster();
  await rm(join(data, part), { recursive: true });

  expect(await refused()).toMatch(new RegExp(`^The database in ${data} is not complete: ${part} is missing`));
});

it('refuses a link that leads nowhere, and names where it led', async () => {
  await mkdir(folder);
  await symlink(join(root, 'gone'), join(folder, 'moved-to'));

  expect(await refused()).toMatch(new RegExp(`moved-to points to ${join(root, 'gone')}, which does not exist`));
});

it('refuses a copy of a folder that leads to moved files, and takes the folder itself wherever it was moved', async () => {
  await makeCluster();
  const [asked, copy, moved] = ['asked', 'copy', 'moved'].map((name) => join(root, name)) as [string, string, string];
  await mkdir(asked);
  await symlink(folder, join(asked, 'moved-to'));
  await noteFolder(await locateCluster(asked));
  await cp(asked, copy, { recursive: true, verbatimSymlinks: true });

  expect(await examineCluster(asked)).toBe('usable');
  await expect(examineCluster(copy)).rejects.toThrow(`${copy} is a copy of ${asked} without a database: both link to`);
  await rm(copy, { recursive: true });
  await rename(asked, moved);
  expect(await examineCluster(moved)).toBe('usable');
  await noteFolder(await locateCluster(moved));
  await cp(moved, asked, { recursive: true, verbatimSymlinks: true });
  await expect(examineCluster(asked)).rejects.toThrow(`${asked} is a copy of ${moved}`);
});

(isRoot ? describe : describe.skip)('for root', () => {
  it('refuses one that lost its owner, and gives the commands that give it back', async () => {
    await makeCluster();
    await chown(data, 0, 0);
    await chmod(folder, 0o700);

    const message = await refused();

    expect(message).toMatch(/has lost its owner/);
    expect(message).toMatch(new RegExp(`chown -R \\d+:\\d+ '${data}' && chmod o\\+x '${folder}' and start again`));
  });

  it('refuses one that its owner cannot reach any more, instead of making another', async () => {
    await makeCluster();
    await chmod(root, 0o700);

    expect(await refused()).toMatch(
      new RegExp(`belongs to user ${SERVER.uid}, who has no access .*: chmod o\\+x '${root}' and start again`),
    );
  });
});

(isRoot ? describe.skip : describe)('for an ordinary user', () => {
  it('refuses one that it may not look into', async () => {
    await makeCluster();
    await chmod(data, 0o000);

    expect(await refused()).toMatch(/This user cannot read .*data, where a database may be/);
    await chmod(data, 0o700);
  });
});
