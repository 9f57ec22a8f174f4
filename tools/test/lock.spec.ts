import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { takeLock } from '../start/lock.ts';
import { isRunning } from '../start/processes.ts';

const MARK = 'lock-spec-holder';

let folder: string;
let file: string;
let holder: ChildProcess;
let others: ChildProcess[];

beforeEach(async () => {
  others = [];
  folder = await mkdtemp(join(tmpdir(), 'lock-spec-'));
  file = join(folder, 'start.lock');
  holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', MARK], { stdio: 'ignore' });
  await once(holder, 'spawn');
});

afterEach(async () => {
  await Promise.all([holder, ...others].map(end));
  await rm(folder, { recursive: true, force: true });
});

it('refuses a folder whose start still runs, and says how to stop it', async () => {
  await writeFile(file, JSON.stringify({ pid: holder.pid, mark: MARK, children: [] }));

  const taken = takeLock(file, 'jest');

  await expect(taken).rejects.toThrow(`Image Catalog is already running with this data (process ${holder.pid}`);
  await expect(taken).rejects.toThrow(`"kill ${holder.pid}"`);
  expect(await readdir(folder)).toEqual(['start.lock']);
});

it('takes over from a start that was killed, and tells what it left', async () => {
  const children = [{ pid: 4242, mark: 'dist/main.js' }];
  await writeFile(file, JSON.stringify({ pid: holder.pid, mark: MARK, children }));
  await end(holder);

  const lock = await takeLock(file, 'jest');

  expect(lock.leftovers).toEqual(children);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ pid: process.pid, mark: 'jest', children: [] });
});

it('is not fooled by a number that belongs to another program by now', async () => {
  await writeFile(file, JSON.stringify({ pid: holder.pid, mark: 'start.ts', children: [] }));

  const lock = await takeLock(file, 'jest');

  expect(lock.leftovers).toEqual([]);
});

it.each(['', '{"pid":', '{}'])('takes over from a lock that holds %j', async (content) => {
  await writeFile(file, content);

  await takeLock(file, 'jest');

  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ pid: process.pid });
});

it('lets one of many starts at once win, also over a stale lock', async () => {
  await writeFile(file, JSON.stringify({ pid: 1_999_999, mark: 'start.ts', children: [] }));

  const attempts = await Promise.allSettled([1, 2, 3, 4].map(() => takeFromAnotherProcess()));

  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('writes down its children, and leaves nothing when released', async () => {
  const lock = await takeLock(file, 'jest');
  await lock.note({ pid: 7, mark: 'main.js' });
  const noted: unknown = JSON.parse(await readFile(file, 'utf8'));

  await lock.release();

  expect(noted).toMatchObject({ children: [{ pid: 7, mark: 'main.js' }] });
  expect(await readdir(folder)).toEqual([]);
});

it('knows a process by its number and its command line together', async () => {
  const pid = holder.pid ?? 0;

  const [own, strangers] = [await isRunning({ pid, mark: MARK }), await isRunning({ pid, mark: 'another program' })];
  await end(holder);

  expect([own, strangers, await isRunning({ pid, mark: MARK })]).toEqual([true, false, false]);
});

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

// In a process of its own: a process may not lock itself out. It keeps the lock until the test ends it.
async function takeFromAnotherProcess(): Promise<void> {
  const story = `
    import { takeLock } from ${JSON.stringify(new URL('../start/lock.ts', import.meta.url).href)};
    await takeLock(${JSON.stringify(file)}, 'takeLock');
    setInterval(() => {}, 1000);
    console.log('taken');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', story], { stdio: ['ignore', 'pipe', 'ignore'] });
  others.push(child);
  const [word] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => ['refused'])]);
  if (String(word).trim() !== 'taken') throw new Error('refused');
}
