import { chmod, mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { removeCluster } from '@image-catalog/embedded-postgres';
import { isRunning } from '../start/processes.ts';
import { RunningStart } from './running-start.ts';

// A database is made and four starts follow one another; a busy machine takes its time for each.
jest.setTimeout(180_000);

let folder: string;
let start: RunningStart;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'start-spec-')));
  await chmod(folder, 0o755);
});

afterAll(async () => {
  await start.end('SIGINT');
  await removeCluster(join(folder, 'data', 'postgres'));
  await rm(folder, { recursive: true, force: true });
});

const run = (...options: string[]) => {
  start = new RunningStart(join(folder, 'data'), options);
  return start.ready();
};

/** Reads the path that the README searches with curl. */
async function searchOfReadme(): Promise<string> {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  return /'http:\/\/127\.0\.0\.1:3000(\/api\/[^']+)'/.exec(readme)?.[1] ?? '';
}

it('sets everything up, shows the sample and stops on Ctrl-C, leaving nothing running', async () => {
  await run('--port', '0', '--sample');
  const password = await readFile(join(folder, 'data', 'keys', 'admin_password'), 'utf8');
  const images = await start.get('/api/compute_resources/1/images?per_page=all', password);
  const searched = await start.get(await searchOfReadme(), password);
  const pids = await start.pids();
  const secrets = await Promise.all([pids.api, pids.worker].map(readEnvironment));
  const privateKey = await readFile(join(folder, 'data', 'keys', 'sealing_private_key'), 'utf8');

  const exitCode = await start.end('SIGINT');

  expect(exitCode).toBe(0);
  expect(start.output.split(password)).toHaveLength(2);
  expect(start.output).toContain('curl -u "admin:$(cat \'');
  expect(images.body.results.length).toBeGreaterThan(0);
  expect(start.output).toContain(images.body.results[0]?.name);
  expect(searched).toMatchObject({ status: 200, body: { results: [expect.anything(), expect.anything()] } });
  expect(secrets.join()).not.toContain(privateKey);
  const isLinux = process.platform === 'linux';
  expect(secrets.map((text) => text.includes('SEALING_PRIVATE_KEY_FILE='))).toEqual([false, isLinux]);
  expect(await alive(pids)).toEqual([]);
  expect((await readdir(join(folder, 'data'))).sort()).toEqual(['keys', 'logs', 'postgres']);
  for (const log of ['api.log', 'worker.log']) {
    const text = await readFile(join(folder, 'data', 'logs', log), 'utf8');
    expect(text).not.toMatch(new RegExp([password, privateKey].join('|')));
  }
});

it('goes on with its data and keeps others off it', async () => {
  await run('--port', '0', '--sample');
  const port = new URL(start.url).port;
  const second = new RunningStart(join(folder, 'data'), ['--port', '0']);
  const beside = new RunningStart(join(folder, 'beside'), ['--port', port]);
  const refusals = await Promise.all([second.ended(), beside.ended()]);
  const pids = await start.pids();

  const exitCode = await start.end('SIGINT');

  expect(start.output).toMatch(/Password +unchanged; kept in /);
  expect(start.output).toMatch(/^ 1 .* x86_64/m);
  expect(refusals).toEqual([1, 1]);
  expect(second.output).toContain('Image Catalog is already running with this data');
  expect(beside.output).toContain(`Port ${port} of 127.0.0.1 is used by another program.`);
  expect(await readdir(join(folder, 'beside'))).toEqual(expect.not.arrayContaining(['postgres', 'start.lock']));
  expect(exitCode).toBe(0);
  expect(await alive(pids)).toEqual([]);
});

it('cleans up after a start that was killed, and can give the admin a new password', async () => {
  await run('--port', '0');
  const orphans = await start.pids();
  const before = await readFile(join(folder, 'data', 'keys', 'admin_password'), 'utf8');
  // It cannot notice that its start is gone, and keeps the port.
  process.kill(orphans.api, 'SIGSTOP');
  await start.end('SIGKILL');

  await run('--port', new URL(start.url).port, '--reset-password');

  const after = await readFile(join(folder, 'data', 'keys', 'admin_password'), 'utf8');
  const logins = await Promise.all([before, after].map((password) => start.get('/api/compute_resources', password)));
  expect(start.output).toContain(`Ending its process ${orphans.api}`);
  expect(logins.map(({ status }) => status)).toEqual([401, 200]);
  expect((await alive(orphans)).filter((name) => name !== 'postgres')).toEqual([]);
  expect(await start.end('SIGTERM')).toBe(0);
});

interface Pids {
  api: number;
  worker: number;
  postgres: number;
}

async function alive(pids: Pids): Promise<string[]> {
  const marks = { api: 'dist/main.js', worker: 'dist/main.js', postgres: 'postgres' };
  const names = ['api', 'worker', 'postgres'] as const;
  const running = await Promise.all(names.map((name) => isRunning({ pid: pids[name], mark: marks[name] })));
  return names.filter((_, index) => running[index]);
}

function readEnvironment(pid: number): Promise<string> {
  return process.platform === 'linux' ? readFile(`/proc/${pid}/environ`, 'utf8') : Promise.resolve('');
}
