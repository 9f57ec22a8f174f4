import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openDataFolder } from '../start/data-folder.ts';
import { ensureFreePort } from '../start/port.ts';
import { explainFiles, Problem } from '../start/problem.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-folder-spec-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('makes folders of which only keys and logs are closed to others, and leaves no probe', async () => {
  const data = await openDataFolder(join(folder, 'a', 'b'));

  expect((await readdir(data.path)).sort()).toEqual(['keys', 'logs']);
  expect(await readdir(data.keys)).toEqual([]);
  expect((await stat(data.keys)).mode & 0o777).toBe(0o700);
  expect((await stat(data.logs)).mode & 0o777).toBe(0o700);
  // The database's own user has to pass through when root starts it.
  expect((await stat(data.path)).mode & 0o005).toBe(0o005);
});

it('says what to do about a path that is a file', async () => {
  await writeFile(join(folder, 'file'), '');

  await expect(openDataFolder(join(folder, 'file'))).rejects.toThrow(
    /file is not a folder\. Choose another folder with --data/,
  );
  await expect(openDataFolder(join(folder, 'file', 'in'))).rejects.toThrow(/is not a folder, or is inside a file/);
});

it.each([
  ['ENOSPC', /disk that holds \/srv is full\. Free at least 500 MB/],
  ['EDQUOT', /quota/],
  ['EACCES', /may not write to \/srv/],
  ['EPERM', /may not write to \/srv/],
  ['EROFS', /read-only file system/],
  ['ENOENT', /\/srv cannot be created: its parent is read-only or missing/],
])('explains %s', (code, message) => {
  const explained = explainFiles(Object.assign(new Error('write'), { code }), '/srv');

  expect(explained).toBeInstanceOf(Problem);
  expect((explained as Problem).message).toMatch(message);
});

it('leaves an error that it does not know as it is', () => {
  const error = new TypeError('a bug');

  expect(explainFiles(error, '/srv')).toBe(error);
});

it('says which port is taken and how to take another, and finds a free one for 0', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const { port } = squatter.address() as { port: number };

  const taken = ensureFreePort('127.0.0.1', port);

  await expect(taken).rejects.toThrow(`Port ${port} of 127.0.0.1 is used by another program.`);
  await expect(taken).rejects.toThrow(/start --port \d+$/);
  expect(await ensureFreePort('127.0.0.1', 0)).toBeGreaterThan(0);
  squatter.close();
});

it('says that HOST is no address of this machine', async () => {
  await expect(ensureFreePort('192.0.2.1', 0)).rejects.toThrow(
    /This machine does not have the address 192\.0\.2\.1\. Set HOST/,
  );
});
