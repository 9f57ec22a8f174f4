import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { foundCatalog } from '@image-catalog/catalog';
import { withDataSource } from '@image-catalog/database';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { generateSealingKeys } from '@image-catalog/secrets';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runCommandLine } from '../src/command-line.js';
import { PLAIN } from '../src/paint.js';

const API = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
const WORKER = fileURLToPath(new URL('../../worker/dist/main.js', import.meta.url));
const PAGE = new URL('../../../docs/targets.md', import.meta.url);
const PASSWORD = 'correct horse battery staple';

/** An installation: a database and its API. */
interface Installation {
  database: TestDatabase;
  url: string;
}

const processes: ChildProcess[] = [];
let ours: Installation;
let theirs: Installation;

beforeAll(async () => {
  const keys = await generateSealingKeys();
  ours = await install(keys.public_key);
  theirs = await install(keys.public_key);
  start(WORKER, {
    DATABASE_URL: ours.database.url,
    SEALING_PUBLIC_KEY: keys.public_key,
    SEALING_PRIVATE_KEY: keys.private_key,
    SYNC_POLL_SECONDS: '1',
    WORKER_PORT: '0',
    EGRESS: JSON.stringify({ Foreman: [{ host: '127.0.0.1', ports: [Number(new URL(theirs.url).port)] }] }),
  });
  await fill();
});

afterAll(async () => {
  for (const child of processes) child.kill('SIGTERM');
  await Promise.all(processes.filter(({ exitCode }) => exitCode === null).map((child) => once(child, 'exit')));
  await ours.database.drop();
  await theirs.database.drop();
});

async function install(publicKey: string): Promise<Installation> {
  const database = await createTestDatabase();
  await withDataSource(database.url, 'test', async (source) => {
    await foundCatalog(source, 'admin', PASSWORD);
  });
  const port = await freePort();
  start(API, { DATABASE_URL: database.url, SEALING_PUBLIC_KEY: publicKey, PORT: String(port) });
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/api/ping`).catch(() => null))?.ok) await sleep(50);
  return { database, url };
}

function start(program: string, env: Record<string, string>): void {
  processes.push(spawn(process.execPath, [program], { env, stdio: 'ignore' }));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function send(to: Installation, method: string, path: string, body?: object, user = 'admin') {
  const response = await fetch(`${to.url}/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${user}:${PASSWORD}`)}` },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as { id: number; results: { id: number; name: string }[] };
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Gives both a compute resource, ours two images of it, and the other one the user with the role of the page. */
async function fill(): Promise<void> {
  const resource = { name: 'cloud', provider: 'EC2', user: 'key', password: 'p', region: 'eu-central-1' };
  await withDataSource(ours.database.url, 'test', (source) =>
    source.query(
      `WITH c AS (INSERT INTO compute_resources (name, type, sync_due_at) VALUES ('cloud', 'Foreman::Model::EC2', NULL) RETURNING id),
            o AS (INSERT INTO operatingsystems (name, major, minor, title, family, release_name)
                  VALUES ('Debian', '12', '', 'Debian 12', 'Debian', 'bookworm') RETURNING id),
            a AS (INSERT INTO architectures (name) VALUES ('riscv64') RETURNING id)
       INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
       SELECT 'debian-1' || n + 1, 'ami-' || n, 'debian', c.id, o.id, a.id FROM c, o, a, generate_series(1, 2) n`,
    ),
  );
  const page = await readFile(PAGE, 'utf8');
  const { role, filters } = JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? '') as {
    role: object;
    filters: { permissions: string[] }[];
  };
  const { results: permissions } = await send(theirs, 'GET', '/permissions?per_page=all');
  const { id: role_id } = await send(theirs, 'POST', '/roles', { role });
  for (const filter of filters) {
    const permission_ids = permissions.filter(({ name }) => filter.permissions.includes(name)).map(({ id }) => id);
    await send(theirs, 'POST', '/filters', { filter: { role_id, permission_ids } });
  }
  const ids = async (many: string) => (await send(theirs, 'GET', `/${many}`)).results.map(({ id }) => id);
  const places = { organization_ids: await ids('organizations'), location_ids: await ids('locations') };
  await send(theirs, 'POST', '/compute_resources', { compute_resource: { ...resource, ...places } });
  const user = { login: 'sync', mail: 's@example.com', password: PASSWORD, auth_source_id: 1, role_ids: [role_id] };
  await send(theirs, 'POST', '/users', { user: { ...user, ...places } });
}

async function run(...words: string[]) {
  const shown: string[] = [];
  const complaints: string[] = [];
  const code = await runCommandLine([...words, '--url', ours.url], {
    environment: { IMAGE_CATALOG_PASSWORD: PASSWORD, TARGET_PASSWORD: PASSWORD },
    paint: PLAIN,
    dataFolder: '/nowhere',
    print: (line) => shown.push(line),
    warn: (line) => complaints.push(line),
    screen: { isTerminal: false, columns: 80, write: () => undefined },
    readInput: async () => '',
  });
  return { code, shown, complaints };
}

/** The commands of a section of the page, each as its words. */
function commandsOf(page: string, title: string): string[][] {
  const [, section = ''] = page.split(`\n## ${title}`);
  const block = /```sh\n(.*?)```/s.exec(section)?.[1] ?? '';
  const lines = block.split('\n').filter((line) => line.startsWith('image-catalog '));
  return lines.map((line) =>
    line.replace(/ +#.*/, '').replace('https://foreman.example.com', theirs.url).split(' ').slice(1),
  );
}

it('does what docs/targets.md says, line by line, with the role of the page', async () => {
  const page = await readFile(PAGE, 'utf8');
  const said: string[] = [];
  for (const words of commandsOf(page, '2. Add it, and look')) {
    const { code, shown, complaints } = await run(...words);
    expect([words, code, complaints]).toEqual([words, 0, []]);
    said.push(...shown);
  }
  expect(said).toEqual(/```\n(Added target.*?)\n```/s.exec(page)?.[1]?.split('\n'));

  for (const words of commandsOf(page, '3. Fill it')) {
    const { code, shown, complaints } = await run(...words);
    expect([words, code, complaints]).toEqual([words, 0, []]);
    said.push(...shown);
  }
  expect(said).toContainEqual(expect.stringMatching(/^Run \d+ succeeded: (2 created|2 unchanged)\.$/));
  const there = await send(theirs, 'GET', '/compute_resources/cloud/images');
  expect(there.results.map(({ name }) => name).sort()).toEqual(['debian-12', 'debian-13']);

  await withDataSource(ours.database.url, 'test', (source) => source.query('DELETE FROM images'));
  expect((await run('targets', 'sync', 'there')).code).toBe(4);
  const [listing = [], showing = [], approving = []] = commandsOf(page, '4. Removals');
  expect((await run(...listing)).shown.join('\n')).toMatch(/pending +2 .*No image of ours goes to cloud any more/);
  const { shown } = await run(...showing);
  const hash = /--approve (\w+)$/.exec(shown.at(-1) ?? '')?.[1] ?? '';
  const approved = await run(...approving.map((word) => (word === 'HASH' ? hash : word)));
  expect(approved.shown).toEqual(['Plan 1 is approved.']);
  // A catalog that plays the Foreman has no hosts.
  for (let left = 2; left > 0; await sleep(100))
    left = (await send(theirs, 'GET', '/compute_resources/cloud/images')).results.length;
  for (let state = ''; !state.includes('applied'); await sleep(100)) state = (await run(...listing)).shown.join('\n');
});
