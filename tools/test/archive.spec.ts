import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type Member, NotWhole, readArchive, writeArchive } from '../start/backup/archive.ts';

let folder: string;
let file: string;
const never = new AbortController().signal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'archive-spec-'));
  file = join(folder, 'archive');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const MEMBERS: Member[] = [
  { name: 'empty', bytes: Buffer.alloc(0) },
  { name: 'text', bytes: Buffer.from('1\tone\n'.repeat(200)) },
  { name: 'random', bytes: randomBytes(3_000) },
  { name: `${'long/'.repeat(60)}name`, bytes: Buffer.from('é') },
];

async function* given(members: Member[] = MEMBERS): AsyncGenerator<Member> {
  for (const member of members) yield member;
}

async function read(path = file): Promise<Member[]> {
  const members: Member[] = [];
  for await (const member of readArchive(path, () => undefined)) members.push(member);
  return members;
}

/** How reading ends: with the members as they were, or as told to be not whole. */
async function outcome(bytes: Buffer): Promise<'same' | 'refused' | 'altered'> {
  const path = join(folder, 'damaged');
  await writeFile(path, bytes);
  try {
    const members = await read(path);
    return JSON.stringify(members) === JSON.stringify(MEMBERS) ? 'same' : 'altered';
  } catch (error) {
    if (error instanceof NotWhole) return 'refused';
    throw error;
  }
}

it('gives back what was written, and is for our eyes only', async () => {
  await writeArchive(file, given(), never);

  expect(await read()).toEqual(MEMBERS);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('is read by tar as well', async () => {
  await writeArchive(file, given(), never);

  const { stdout } = await promisify(execFile)('tar', ['-tzf', file]);

  expect(stdout.trim().split('\n')).toEqual(MEMBERS.map(({ name }) => name));
});

it('is refused wherever it is truncated, and whatever is added to it', async () => {
  await writeArchive(file, given(), never);
  const whole = await readFile(file);

  const ends = Array.from({ length: 150 }, (_, index) => Math.floor((index * whole.length) / 150));
  for (const end of [...ends, whole.length - 1, whole.length - 4, whole.length - 8])
    expect([end, await outcome(whole.subarray(0, end))]).toEqual([end, 'refused']);
  for (const tail of ['\0', 'x', '\n', 'more than one byte'])
    expect([tail, await outcome(Buffer.concat([whole, Buffer.from(tail)]))]).toEqual([tail, 'refused']);
});

it('is refused whichever of its bits changes', async () => {
  await writeArchive(file, given(), never);
  const whole = await readFile(file);

  const places = Array.from({ length: 400 }, (_, index) => Math.floor((index * whole.length) / 400));
  const ends = Array.from({ length: 12 }, (_, index) => [index, whole.length - 1 - index]).flat();
  const results: { place: number; result: string }[] = [];
  for (const place of [...places, ...ends]) {
    const damaged = Buffer.from(whole);
    damaged[place] = (damaged[place] ?? 0) ^ (1 << (place % 8));
    results.push({ place, result: await outcome(damaged) });
  }
  expect(results.filter(({ result }) => result === 'altered')).toEqual([]);
  // Deflate has a few bits that decide nothing: the rest of the last byte, and code lengths of bytes that do not occur.
  expect(results.filter(({ result }) => result === 'same').length).toBeLessThanOrEqual(5);
});

it('ends when what it is made of fails, and says why', async () => {
  async function* failing(): AsyncGenerator<Member> {
    yield* given();
    throw new Error('the database went away');
  }

  await expect(writeArchive(file, failing(), never)).rejects.toThrow('the database went away');
});

it('ends when it is told to, also while a member is on its way', async () => {
  const controller = new AbortController();
  let asked = 0;
  async function* endless(): AsyncGenerator<Member> {
    for (;;) {
      asked += 1;
      if (asked === 20) controller.abort();
      yield { name: `member ${asked}`, bytes: randomBytes(200_000) };
    }
  }

  await expect(writeArchive(file, endless(), controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
  expect(asked).toBeLessThan(30);
});

it('holds a few members in memory, not all of them', async () => {
  const size = 1_000_000;
  let ahead = 0;
  async function* many(): AsyncGenerator<Member> {
    for (let asked = 0; asked < 60; asked += 1) {
      const written = await stat(file).then(
        (found) => found.size,
        () => 0,
      );
      ahead = Math.max(ahead, asked * size - written);
      yield { name: `member ${asked}`, bytes: randomBytes(size) };
    }
  }

  await writeArchive(file, many(), never);

  expect(ahead).toBeLessThan(6 * size);
});

it('never overwrites a file', async () => {
  await writeFile(file, 'somebody else’s');

  await expect(writeArchive(file, given(), never)).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await readFile(file, 'utf8')).toBe('somebody else’s');
});

it('tells errors of the disk as such', async () => {
  await expect(read(join(folder, 'nothing'))).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(read(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  expect(await readdir(folder)).toEqual([]);
});
