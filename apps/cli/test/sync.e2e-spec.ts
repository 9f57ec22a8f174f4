import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureAdmin } from '@image-catalog/catalog';
import { buildDataSource } from '@image-catalog/database';
import { generateSealingKeys } from '@image-catalog/secrets';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { runCommandLine } from '../src/command-line.js';
import { PLAIN } from '../src/paint.js';

const API = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
const PASSWORD = 'correct horse battery staple';

let created: TestDatabase;
let database: ReturnType<typeof buildDataSource>;
let api: ChildProcess;
let url: string;
let name: string;

beforeAll(async () => {
  created = await createTestDatabase();
  database = await buildDataSource(created.url).initialize();
  await ensureAdmin(database, 'admin', PASSWORD);
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const keys = await generateSealingKeys();
  const env = { DATABASE_URL: created.url, SEALING_PUBLIC_KEY: keys.public_key, PORT: String(port) };
  api = spawn(process.execPath, [API], { env, stdio: 'ignore' });
  while (!(await fetch(`${url}/api/ping`).catch(() => null))?.ok) await sleep(50);
});

afterAll(async () => {
  api.kill('SIGTERM');
  await once(api, 'exit');
  await database.destroy();
  await created.drop();
});

beforeEach(() => {
  name = `cr-${Math.random()}`;
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function createComputeResource(type: string): Promise<number> {
  const [row] = await database.query('INSERT INTO compute_resources (name, type) VALUES ($1, $2) RETURNING id', [
    name,
    type,
  ]);
  return row.id as number;
}

async function run(...words: string[]) {
  const shown: string[] = [];
  const complaints: string[] = [];
  const code = await runCommandLine([...words, '--url', url], {
    environment: { IMAGE_CATALOG_PASSWORD: PASSWORD },
    print: (line) => shown.push(line),
    warn: (line) => complaints.push(line),
    paint: PLAIN,
    dataFolder: '/nowhere',
    screen: { isTerminal: false, columns: 80, write: () => undefined },
    readInput: async () => '',
  });
  return { code, shown: shown.join('\n'), complaints: complaints.join('\n') };
}

it.each([
  [['sync'], [], 'Synchronization is not supported for Google'],
  [['sync'], ['--dry-run'], 'Synchronization is not supported for Google'],
  [['settings', 'show'], [], 'Synchronization is not supported for Google; its images are kept by hand.'],
  [['settings', 'set'], ['--interval-minutes', '5'], 'Synchronization is not supported for Google'],
  [['rules', 'create'], ['all'], 'Import rules are not supported for Google'],
  [['rules', 'preview'], ['--search', 'os = Debian'], 'Import rules are not supported for Google'],
])('%j of a kind that no worker syncs says so, and fails', async (command, options, message) => {
  await createComputeResource('ForemanGoogle::GCE');

  const answer = await run(...command, name, ...options);

  expect(answer).toEqual({ code: 1, shown: '', complaints: message });
});

it('says that no worker is there while it waits for one, and for how long', async () => {
  await createComputeResource('ImageCatalog::Simplestreams');

  const { code, complaints } = await run('sync', name, '--timeout', '11');

  expect(code).toBe(7);
  expect(complaints).toMatch(
    /^No worker has started request \d+ for \d+ s\. No worker is connected to the database: start one\. Ctrl-C .*\nNo worker has started request \d+\.$/,
  );
});

it('says so, too, of a run whose worker is gone, and waits for it no longer than asked', async () => {
  const id = await createComputeResource('ImageCatalog::Simplestreams');
  const waiting = run('sync', name, '--timeout', '14');
  let request: { id: number } | undefined;
  while (!request) {
    await sleep(50);
    [request] = await database.query('SELECT id FROM sync_requests WHERE compute_resource_id = $1', [id]);
  }
  const [syncRun] = await database.query(
    `INSERT INTO sync_runs (compute_resource_id, generation, fencing_token, trigger)
     VALUES ($1, 1, 1, 'manual') RETURNING id`,
    [id],
  );
  await database.query(`UPDATE sync_requests SET run_id = $2, state = 'running' WHERE id = $1`, [
    request.id,
    syncRun.id,
  ]);

  const { code, complaints } = await waiting;

  expect(code).toBe(7);
  expect(complaints).toMatch(
    /^Run \d+ has made no progress for \d+ s\. No worker is connected to the database: start one\./,
  );
  expect(complaints).toMatch(/\nRun \d+ continues without this command\.$/);
});
