import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@image-catalog/database';
import { type PostgresServer, startPostgres } from '@image-catalog/embedded-postgres';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runCommandLine } from '../src/command-line.js';
import { PLAIN } from '../src/paint.js';

let data: string;
let server: PostgresServer;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'beside-start-spec-'));
  // Started by root the server runs as another user, who has to pass through.
  await chmod(data, 0o711);
  server = await startPostgres({ folder: join(data, 'postgres'), durable: false });
  await migrate(server.url);
});

afterAll(async () => {
  await server.stop();
  await rm(data, { recursive: true, force: true });
});

async function run(words: string[], environment: Record<string, string>, dataFolder: string) {
  const said = { stdout: '', stderr: '' };
  const code = await runCommandLine(words, {
    environment,
    print: (line) => (said.stdout += `${line}\n`),
    warn: (line) => (said.stderr += `${line}\n`),
    paint: PLAIN,
    dataFolder,
    screen: { isTerminal: false, columns: 80, write: () => undefined },
    readInput: async () => '',
  });
  return { code, ...said };
}

it('finds the database that start runs in this checkout, or on another folder', async () => {
  const here = await run(['users', 'create', 'jane'], {}, data);
  const there = await run(['users', 'create', 'joe'], { IMAGE_CATALOG_DATA: data }, '/nowhere');
  const tokens = await run(['tokens', 'list'], {}, data);

  expect(here).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Created the user jane /) });
  expect(there).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Created the user joe /) });
  expect(tokens).toEqual({ code: 0, stdout: 'No tokens found.\n', stderr: '' });
});

it('prefers the database that DATABASE_URL names', async () => {
  const environment = { DATABASE_URL: 'postgresql://nobody:secret@127.0.0.1:1/none' };
  const { code, stdout, stderr } = await run(['tokens', 'list'], environment, data);

  expect(code).toBe(1);
  expect(stdout + stderr).not.toContain('secret');
});
