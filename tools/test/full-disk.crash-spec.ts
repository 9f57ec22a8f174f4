import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { withDataSource } from '@image-catalog/database';
import { readRunningServer } from '@image-catalog/embedded-postgres';
import { RunningStart } from './running-start.ts';

// Every start makes a database; a busy machine takes its time.
jest.setTimeout(240_000);

let folder: string;
let start: RunningStart | undefined;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'full-disk-spec-')));
});

afterEach(async () => {
  await start?.end('SIGINT');
  await (await readRunningServer(join(folder, 'data', 'postgres')))?.stop();
  execFileSync('umount', ['--lazy', folder]);
  await rm(folder, { recursive: true, force: true });
});

// A disk of one's own takes the right to mount one: in CI and here root has it, an ordinary user has not.
const describeWithDisks = canMount() ? describe : describe.skip;

describeWithDisks('a first start on a disk that is too small', () => {
  // Too small for initdb, for the catalog's database, for its tables.
  it.each([20, 40, 42])('stops what it started, lets go of its lock and says what to do, with %d MB', async (size) => {
    mount(size);
    start = new RunningStart(join(folder, 'data'), ['--port', '0']);

    const exitCode = await start.ended();

    expect(exitCode).toBe(1);
    expect(start.output).toMatch(/disk (that holds \S+ )?is full/);
    expect(start.output).toMatch(/Free (at least \d+ MB|some space) there and start again/);
    expect(processesOn(folder)).toEqual([]);
    expect(await readdir(join(folder, 'data'))).not.toContain('start.lock');
  });
});

describeWithDisks('a disk that fills up later', () => {
  it('is warned about, ends start when PostgreSQL cannot go on, and loses nothing', async () => {
    mount(150);
    start = await new RunningStart(join(folder, 'data'), ['--port', '0']).ready();
    const password = await readFile(join(folder, 'data', 'keys', 'admin_password'), 'utf8');
    const stored = await store(start, password);
    const statuses = await start.get('/api/statuses', password);
    await fillUp();

    const exitCode = await start.ended();
    const { output } = start;
    await rm(join(folder, 'ballast'));
    start = await new RunningStart(join(folder, 'data'), ['--port', '0']).ready();
    const found = await start.get('/api/architectures?per_page=all&order=id', password);

    expect(output).toMatch(/The disk that holds \S+data is almost full: 1\d\d MiB free\. Free some space/);
    expect(Object.keys(statuses.body.results)).toEqual(['foreman', 'image_catalog']);
    expect(statuses.body.results).toMatchObject({
      image_catalog: { disk: { status: 'FAIL', errors: [expect.stringMatching(/almost full: \d+ MiB free/)] } },
    });
    expect(exitCode).toBe(1);
    expect(output).toMatch(/PostgreSQL .*The disk that holds \S+ is (almost )?full.* It died five times in a minute/);
    expect(found.body.results.map(({ name }) => name).filter((name) => name.startsWith('stored'))).toEqual(stored);
    expect(await start.end('SIGTERM')).toBe(0);
  });
});

async function store({ url }: RunningStart, password: string): Promise<string[]> {
  const names = ['stored1', 'stored2', 'stored3'];
  for (const name of names) {
    const { status } = await fetch(`${url}/api/architectures`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ architecture: { name } }),
    });
    expect(status).toBe(201);
  }
  return names;
}

// The write-ahead log is what PostgreSQL cannot go on without.
async function fillUp(): Promise<void> {
  await writeFile(join(folder, 'ballast'), Buffer.alloc(200 * 1024 * 1024)).catch(() => undefined);
  for (;;) {
    const server = await readRunningServer(join(folder, 'data', 'postgres'));
    if (start?.hasEnded || server === undefined) return;
    await withDataSource(server.url, 'spec', (database) =>
      database.query("SELECT pg_logical_emit_message(false, 'full', repeat('x', 900000)) FROM generate_series(1, 100)"),
    ).catch(() => sleep(500));
  }
}

function mount(megabytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
}

function canMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

// Of PostgreSQL and of our programs: what works in the folder, or names it.
function processesOn(place: string): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.map(commandOf).filter((command) => command.includes(place));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
