import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, it, jest } from '@jest/globals';
import { isAlive } from '@image-catalog/embedded-postgres';
import { openTestServer } from './test-server.js';

// Several servers are initialised and started one after the other; a busy machine takes seconds for each.
jest.setTimeout(60_000);

it('removes the server of a run that was killed, then leaves nothing of its own when its setup fails', async () => {
  const dead = await startElsewhere();
  dead.parent.kill('SIGKILL');
  await once(dead.parent, 'exit');

  const before = await foldersOf(process.pid);
  const failing = openTestServer(undefined, { migrate: () => Promise.reject(new Error('no such luck')) });

  await expect(failing).rejects.toThrow('no such luck');
  expect(isAlive(dead.serverPid)).toBe(false);
  expect(await foldersOf(dead.parent.pid)).toEqual([]);
  expect(await foldersOf(process.pid)).toEqual(before);
});

it('goes with its run on Ctrl-C', async () => {
  const run = await startElsewhere();

  run.parent.kill('SIGINT');
  const [, signal] = await once(run.parent, 'exit');

  expect(signal).toBe('SIGINT');
  expect(isAlive(run.serverPid)).toBe(false);
  expect(await foldersOf(run.parent.pid)).toEqual([]);
});

async function startElsewhere() {
  const built = new URL('../../dist/testing/throw-away-server.js', import.meta.url).href;
  const story = `
    const { startThrowAwayServer } = await import(${JSON.stringify(built)});
    console.log((await startThrowAwayServer()).pid);
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', story], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await once(parent.stdout, 'data');
  return { parent, serverPid: Number(output) };
}

async function foldersOf(pid: number | undefined): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith(`image-catalog-test-${pid}-`));
}
