import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const repository = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
const UNIT = join(repository, 'deploy', 'systemd', 'image-catalog.service');

let folder: string;
let unit: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'systemd-spec-'));
  // The database's own user has to pass through.
  await chmod(folder, 0o755);
  unit = await readFile(UNIT, 'utf8');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Returns the value of the one line that sets it. */
function valueOf(name: string): string {
  const values = [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value ?? '');
  expect(values).toHaveLength(1);
  return values[0] ?? '';
}

it('the unit keeps its data where it may write', () => {
  expect(valueOf('ExecStart')).toContain(`--data /var/lib/${valueOf('StateDirectory')}`);
  expect(valueOf('WorkingDirectory')).toBe('/opt/image-catalog');
});

it('what the unit runs starts a catalog without the PATH of a person, and SIGTERM stops it in order', async () => {
  const [program = '', ...words] = valueOf('ExecStart')
    .replaceAll('/opt/image-catalog', repository)
    .replace(`/var/lib/${valueOf('StateDirectory')}`, folder)
    .split(' ');
  const child = spawn(program, [...words, '--port', '0'], {
    cwd: repository,
    env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      output += piece.toString();
    });
  const ended = once(child, 'close');
  while (!output.includes('is ready.') && child.exitCode === null) await sleep(50);
  const url = /Address {3}(http:\S+)\/api/.exec(output)?.[1] ?? '';
  const ping = await fetch(`${url}/api/ping`);
  child.kill('SIGTERM');
  await ended;

  expect(ping.status).toBe(200);
  expect(child.exitCode).toBe(0);
  expect(output).toContain('PostgreSQL stopped');
});

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
(hasSystemd ? describe : describe.skip)('where systemd is installed', () => {
  it('the unit has no fault', async () => {
    // It looks whether program and user are there.
    const tried = join(folder, 'image-catalog.service');
    await writeFile(tried, unit.replaceAll('/opt/image-catalog', repository).replace(/^User=.*/m, 'User=root'));

    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', tried], { encoding: 'utf8' });

    expect({ status, output: stdout + stderr }).toEqual({ status: 0, output: '' });
  });
});
