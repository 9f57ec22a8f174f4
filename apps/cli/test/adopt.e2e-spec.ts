import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { foundCatalog } from '@image-catalog/catalog';
import { withDataSource } from '@image-catalog/database';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { generateSealingKeys, type SealingKeys } from '@image-catalog/secrets';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import { runCommandLine } from '../src/command-line.js';
import { PLAIN } from '../src/paint.js';

const API = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../bin/image-catalog.js', import.meta.url));
const PASSWORD = 'correct horse battery staple';
const TABLES = {
  organizations:
    'SELECT id, name, title, description, parent_id, ancestry, ignore_types FROM organizations ORDER BY id',
  locations: 'SELECT id, name, title, parent_id, ancestry FROM locations ORDER BY id',
  locations_organizations: 'SELECT * FROM locations_organizations ORDER BY 1, 2',
  architectures: 'SELECT id, name FROM architectures ORDER BY id',
  operatingsystems:
    'SELECT id, name, major, minor, description, family, release_name, password_hash, title FROM operatingsystems ORDER BY id',
  links: 'SELECT operatingsystem_id, architecture_id FROM architectures_operatingsystems ORDER BY 1, 2',
  parameters:
    'SELECT operatingsystem_id, organization_id, location_id, name, value, parameter_type, hidden_value FROM parameters ORDER BY 1, 2, 3, 4',
  compute_resources: `SELECT id, name, description, url, "user", uuid, type, domain, caching_enabled,
            attrs - 'display_type' - 'set_console_password' AS attrs FROM compute_resources ORDER BY id`,
  compute_resources_organizations: 'SELECT * FROM compute_resources_organizations ORDER BY 1, 2',
  images:
    'SELECT id, name, uuid, username, user_data, iam_role, compute_resource_id, operatingsystem_id, architecture_id FROM images ORDER BY id',
  roles: 'SELECT id, name, description FROM roles ORDER BY id',
  filters: `SELECT r.name, f.resource_type, f.search, f.override, array_agg(p.name ORDER BY p.name) AS permissions
            FROM filters f JOIN roles r ON r.id = f.role_id JOIN filterings g ON g.filter_id = f.id
            JOIN permissions p ON p.id = g.permission_id GROUP BY r.name, f.id ORDER BY 1, 2, 5`,
  users: 'SELECT id, login, firstname, mail, admin, default_organization_id FROM users ORDER BY id',
  user_roles:
    'SELECT u.login, r.name FROM user_roles l JOIN users u ON u.id = l.user_id JOIN roles r ON r.id = l.role_id ORDER BY 1, 2',
} as const;

let theirs: TestDatabase;
let ours: TestDatabase;
let keys: SealingKeys;
let api: ChildProcess;
let address: string;
let folder: string;

beforeAll(async () => {
  keys = await generateSealingKeys();
  theirs = await createTestDatabase();
  await prepare(theirs);
  await renumberRoles(theirs);
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  const env = { DATABASE_URL: theirs.url, SEALING_PUBLIC_KEY: keys.public_key, PORT: String(port) };
  api = spawn(process.execPath, [API], { env, stdio: 'ignore' });
  while (!(await fetch(`${address}/api/ping`).catch(() => null))?.ok) await sleep(50);
  await fill();
});

afterAll(async () => {
  api.kill('SIGTERM');
  await once(api, 'exit');
  await theirs.drop();
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adopt-'));
  ours = await createTestDatabase();
  await prepare(ours);
});

afterEach(async () => {
  await ours.drop();
  await rm(folder, { recursive: true });
});

async function prepare({ url }: TestDatabase): Promise<void> {
  await withDataSource(url, 'test', async (database) => {
    await foundCatalog(database, 'admin', PASSWORD);
  });
}

/** Gives the roles of a new installation other ids than ours have, partly those of other roles here. */
async function renumberRoles({ url }: TestDatabase): Promise<void> {
  await withDataSource(url, 'test', async (database) => {
    await database.query('SET session_replication_role = replica');
    for (const [table, column] of [
      ['roles', 'id'],
      ['filters', 'role_id'],
      ['user_roles', 'role_id'],
    ])
      await database.query(`UPDATE ${table} SET ${column} = ${column} + 102`);
    for (const [table, column] of [
      ['roles', 'id'],
      ['filters', 'role_id'],
      ['user_roles', 'role_id'],
    ])
      await database.query(`UPDATE ${table} SET ${column} = ${column} - 100`);
    await database.query(`SELECT setval('roles_id_seq', 20)`);
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function send(method: string, path: string, body?: object): Promise<{ id: number }> {
  const response = await fetch(`${address}/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`admin:${PASSWORD}`)}` },
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as { id: number };
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Fills the other Foreman through its API. Rows that are deleted again leave holes in its ids. */
async function fill(): Promise<void> {
  for (const kind of ['organization', 'location', 'architecture']) {
    const hole = await send('POST', `/${kind}s`, { [kind]: { name: `hole-${kind}` } });
    await send('DELETE', `/${kind}s/${hole.id}`);
  }
  const organization = await send('POST', '/organizations', { organization: { name: 'Acme', description: 'First' } });
  const below = await send('POST', '/organizations', {
    organization: { name: 'Research', parent_id: organization.id },
  });
  const location = await send('POST', '/locations', {
    location: { name: 'Berlin', organization_ids: [organization.id, below.id] },
  });
  const architectures = [];
  for (const name of ['s390x', 'x86_64-v3'])
    architectures.push(await send('POST', '/architectures', { architecture: { name } }));
  const systems = [];
  for (const [major, minor] of [
    ['24', '04'],
    ['22', '04'],
    ['12', ''],
  ] as const)
    systems.push(
      await send('POST', '/operatingsystems', {
        operatingsystem: {
          name: major === '12' ? 'Debian' : 'Ubuntu',
          major,
          minor,
          family: 'Debian',
          release_name: `release ${major}`,
          architecture_ids: architectures.map(({ id }) => id),
          os_parameters_attributes: [
            { name: 'shown', value: 'one' },
            { name: 'hidden', value: 'two', hidden_value: true },
          ],
        },
      }),
    );
  const resources = [
    { name: 'Cloud', provider: 'EC2', user: 'key', password: 'p', region: 'eu-central-1' },
    { name: 'Stack', provider: 'Openstack', url: 'https://k.example.com/v3', user: 'u', password: 'p', tenant: 't' },
    { name: 'Center', provider: 'Vmware', user: 'u', password: 'p', server: 'vc.example.com', datacenter: 'one' },
    { name: 'Google', provider: 'GCE', password: 'p', zone: 'europe-west1-b' },
  ];
  const computeResources = [];
  for (const resource of resources) {
    const compute_resource = { ...resource, organization_ids: [below.id], location_ids: [location.id] };
    computeResources.push(await send('POST', '/compute_resources', { compute_resource }));
  }
  await insertImages(computeResources[1]?.id ?? 0, systems, architectures, 300);
  for (const [index, { id }] of computeResources.entries())
    if (index !== 1)
      await send('POST', `/compute_resources/${id}/images`, {
        image: {
          name: `by hand ${index}`,
          username: 'root',
          uuid: `ami-0123456${index}`,
          operatingsystem_id: systems[0]?.id,
          architecture_id: architectures[0]?.id,
        },
      }).catch(() => undefined);
  const role = await send('POST', '/roles', {
    role: { name: 'Reader of images', description: 'Reads', organization_ids: [organization.id] },
  });
  const permissions = (await send('GET', '/permissions?search=name+%5E+(view_images,+edit_images)')) as unknown as {
    results: { id: number }[];
  };
  await send('POST', '/filters', {
    filter: { role_id: role.id, search: 'name ~ ubuntu', permission_ids: permissions.results.map(({ id }) => id) },
  });
  await makeUser('viewer', 'Viewer', { organization_ids: [organization.id, below.id], location_ids: [location.id] });
  await send('POST', '/users', {
    user: {
      login: 'Erika',
      mail: 'e@example.com',
      password: PASSWORD,
      auth_source_id: 1,
      firstname: 'Erika',
      role_ids: [role.id],
      organization_ids: [organization.id],
      default_organization_id: organization.id,
    },
  });
}

/** Makes a user with a role that comes with the program. */
async function makeUser(login: string, roleName: string, places: object): Promise<void> {
  const roles = (await send('GET', `/roles?search=name=${roleName}`)) as unknown as { results: { id: number }[] };
  const role_ids = roles.results.map(({ id }) => id);
  await send('POST', '/users', {
    user: { login, mail: 'v@example.com', password: PASSWORD, auth_source_id: 1, role_ids, ...places },
  });
}

async function insertImages(
  resource: number,
  systems: { id: number }[],
  architectures: { id: number }[],
  count: number,
) {
  await withDataSource(theirs.url, 'test', (database) =>
    database.query(
      `INSERT INTO images (name, uuid, username, user_data, compute_resource_id, operatingsystem_id, architecture_id)
       SELECT 'image ' || n, md5(n::text), 'ubuntu', n % 2 = 0, $1, ($2::int[])[1 + n % 3], ($3::int[])[1 + n % 2]
       FROM generate_series(1, $4::int) n`,
      [resource, systems.map(({ id }) => id), architectures.map(({ id }) => id), count],
    ),
  );
}

function adopt(...words: string[]) {
  return run('adopt', address, ...words);
}

async function run(...words: string[]) {
  const shown: string[] = [];
  const complaints: string[] = [];
  const code = await runCommandLine(words, {
    environment: { FOREMAN_PASSWORD: PASSWORD, DATABASE_URL: ours.url, SEALING_PUBLIC_KEY: keys.public_key },
    paint: PLAIN,
    dataFolder: folder,
    print: (line) => shown.push(line),
    warn: (line) => complaints.push(line),
    screen: { isTerminal: false, columns: 80, write: () => undefined },
    readInput: async () => '',
  });
  return { code, shown, complaints };
}

type Content = Record<keyof typeof TABLES, unknown[]>;

function contentOf({ url }: TestDatabase): Promise<Content> {
  return withDataSource(url, 'test', async (database) => {
    const entries: [string, unknown[]][] = [];
    for (const [name, query] of Object.entries(TABLES)) entries.push([name, await database.query(query)]);
    return Object.fromEntries(entries) as Content;
  });
}

describe('adopt', () => {
  it('brings everything in, with the ids that it has there', async () => {
    const { code, shown, complaints } = await adopt(
      '--report',
      join(folder, 'report.json'),
      join(folder, 'report.csv'),
    );

    expect([code, complaints]).toEqual([0, []]);
    expect(await contentOf(ours)).toEqual(await contentOf(theirs));
    const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as {
      outcome: string;
      kind: string;
    }[];
    expect(report.filter(({ outcome }) => outcome === 'refused')).toEqual([]);
    expect(report.filter(({ kind }) => kind === 'image').length).toBe(303);
    expect((await readFile(join(folder, 'report.csv'), 'utf8')).split('\n')).toHaveLength(report.length + 2);
    expect(shown).toContain('images: 303 (303 created)');
  });

  it('needs no more than the role Viewer, for what is in its organizations and locations', async () => {
    const { code, shown } = await adopt('--user', 'viewer');

    const { users, user_roles, parameters, roles, filters, ...content } = await contentOf(ours);
    expect(code).toBe(0);
    expect(content).toMatchObject({ images: (await contentOf(theirs)).images });
    expect([users, user_roles, roles, filters].map((rows) => rows.length > 1)).toEqual([true, true, true, true]);
    expect(JSON.stringify(parameters)).not.toMatch(/"hidden"|\*/);
    expect(shown).toContain('images: 303 (303 created)');
  });

  it('brings in nothing twice', async () => {
    await adopt();
    const before = await contentOf(ours);

    const { code, shown } = await adopt();

    expect(code).toBe(0);
    expect(shown).toContain('images: 303 (303 unchanged)');
    expect(await contentOf(ours)).toEqual(before);
  });

  it('brings in what changed there, and leaves what changed here', async () => {
    await adopt();
    await onOurs(`UPDATE images SET username = 'changed here' WHERE name = 'image 1'`);
    await onOurs(`DELETE FROM images WHERE name = 'image 2'`);
    await onTheirs(`UPDATE images SET name = 'renamed', updated_at = now() WHERE name IN ('image 1', 'image 3')`, 2);
    const [first] = await onOurs(`SELECT id FROM operatingsystems WHERE name = 'Debian'`);
    await send('PUT', `/operatingsystems/${Number(first?.['id'])}`, {
      operatingsystem: {
        description: 'Bookworm',
        architecture_ids: [],
        os_parameters_attributes: [{ name: 'third', value: '3' }],
      },
    });

    const { shown } = await adopt();

    const images = await onOurs(
      `SELECT uuid, name, username FROM images WHERE uuid IN (md5('1'), md5('2'), md5('3')) ORDER BY username`,
    );
    await onTheirs(
      `UPDATE images SET name = 'image ' || CASE uuid WHEN md5('1') THEN 1 ELSE 3 END WHERE name = 'renamed'`,
      2,
    );
    expect(images).toMatchObject([
      { username: 'changed here', name: 'renamed' },
      { username: 'ubuntu', name: 'renamed' },
    ]);
    expect(shown).toContain('images: 303 (2 updated, 300 unchanged, 1 deleted)');
    expect(shown).toContain('operating systems: 3 (1 updated, 2 unchanged)');
    const [theirSystems, ourSystems] = [await contentOf(theirs), await contentOf(ours)];
    expect(ourSystems.operatingsystems).toEqual(theirSystems.operatingsystems);
    expect(ourSystems.links).toEqual(theirSystems.links);
    expect(ourSystems.parameters).toEqual(theirSystems.parameters);
  });

  it('gives new ids where people have made rows here, and says which', async () => {
    await onOurs(`INSERT INTO architectures (name) VALUES ('ours'), ('x86_64-v3')`);

    const { code, shown } = await adopt('--report', join(folder, 'report.json'));

    const lines = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8')) as Line[];
    const architectures = lines.filter(({ kind }) => kind === 'architecture');
    const rows = await onOurs('SELECT id, name FROM architectures');
    expect(code).toBe(0);
    expect(shown).toContain('architectures: 3 (1 created, 2 matched)');
    for (const { our_id, name } of architectures) expect(rows).toContainEqual({ id: our_id, name });
    expect(
      await onOurs(
        `SELECT count(*)::int AS n FROM images JOIN architectures a ON a.id = architecture_id WHERE a.name = 'x86_64-v3'`,
      ),
    ).toEqual([{ n: 150 }]);
  });

  it('writes nothing when it is only asked what it would do', async () => {
    const before = await contentOf(ours);

    const { shown } = await adopt('--dry-run');

    expect(shown).toContain('images: 303 (303 created)');
    expect(shown.at(-1)).toBe('This was a dry run: nothing was written.');
    expect(await contentOf(ours)).toEqual(before);
    expect(await onOurs('SELECT * FROM adoptions')).toEqual([]);
    expect(await onOurs('SELECT max(id)::int AS last FROM audits')).toEqual(
      await onOurs('SELECT max(id)::int AS last FROM audits'),
    );
  });

  it('refuses a user who may not read everything, before it writes', async () => {
    const { code, complaints } = await adopt('--user', 'Erika');

    expect(code).toBe(1);
    expect(complaints).toEqual([expect.stringContaining('The user lacks a permission: view_organizations (')]);
    expect(await onOurs('SELECT * FROM adoptions')).toEqual([]);
  });

  it('keeps compute resources from being synced before they have a password', async () => {
    await adopt();
    await writeFile(join(folder, 'passwords.json'), JSON.stringify({ Stack: 'opensesame', Nowhere: 'x' }));
    const before = await onOurs('SELECT enabled FROM sync_settings');

    const { shown, complaints } = await adopt('--passwords', join(folder, 'passwords.json'));

    const resources = await onOurs(
      `SELECT name, password, enabled FROM compute_resources c JOIN sync_settings s ON s.compute_resource_id = c.id ORDER BY c.id`,
    );
    expect(before).toEqual(resources.map(() => ({ enabled: false })));
    expect(resources.map(({ name, enabled }) => [name, enabled])).toEqual([
      ['Cloud', false],
      ['Stack', true],
      ['Center', false],
      ['Google', false],
    ]);
    expect(resources[1]?.['password']).toMatch(/^v1\./);
    expect(shown).toContain('Passwords given to 1 compute resources; they are synced from now on.');
    expect(complaints).toEqual(['No compute resource has these names: Nowhere']);
    expect(JSON.stringify(await onOurs('SELECT audited_changes FROM audits'))).not.toContain('opensesame');
  });

  it('verifies, and tells what differs', async () => {
    await adopt();
    const same = await adopt('--verify');
    await onOurs(`UPDATE images SET username = 'other' WHERE name = 'image 7'`);
    await onOurs(`DELETE FROM images WHERE name = 'image 8'`);

    const { code, shown, complaints } = await adopt('--verify');

    expect([same.code, same.complaints, same.shown.at(-1)]).toEqual([0, [], 'Both hold the same.']);
    expect(code).toBe(1);
    expect(shown).toContain('images: 301 same, 2 differ');
    expect(complaints).toEqual([
      expect.stringMatching(/^image \d+ image 7: different \(username\)$/),
      expect.stringMatching(/^image \d+ image 8: missing \(It was deleted here\.\)$/),
      '2 rows differ.',
    ]);
  });

  it('takes one adoption back', async () => {
    const before = await contentOf(ours);
    await adopt();

    const { code, shown } = await adopt('--undo');

    const { roles, ...after } = await contentOf(ours);
    expect([code, shown]).toEqual([0, expect.arrayContaining(['images: 303 deleted', 'users: 2 deleted'])]);
    expect({ ...after, roles: names(roles) }).toEqual({ ...before, roles: names(before.roles) });
    expect(await onOurs('SELECT * FROM adopted_rows')).toEqual([]);
  });

  it.each([
    [
      'an image of its compute resource',
      `INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
      SELECT 'new', 'new', 'root', compute_resource_id, operatingsystem_id, architecture_id FROM images LIMIT 1`,
      /1 images of its compute_resources/,
    ],
    [
      'a change',
      `UPDATE operatingsystems SET family = 'Redhat', updated_at = now() WHERE name = 'Debian'`,
      /1 operatingsystems that were changed here/,
    ],
    [
      'a user of its organization',
      `INSERT INTO users_organizations SELECT u.id, o.id FROM users u, organizations o WHERE u.login = 'admin' AND o.name = 'Acme'`,
      /1 users of its organizations/,
    ],
  ])('keeps it when there is %s', async (_, change, complaint) => {
    await adopt();
    await onOurs(change);
    const before = await contentOf(ours);

    const { code, complaints } = await adopt('--undo');

    expect(code).toBe(1);
    expect(complaints).toEqual([expect.stringMatching(complaint)]);
    expect(await contentOf(ours)).toEqual(before);
  });

  it('gives the same catalog after 20 kills', async () => {
    const outcomes: (number | null)[] = [];
    for (let round = 0; round < 20; round += 1) {
      const env = { FOREMAN_PASSWORD: PASSWORD, DATABASE_URL: ours.url };
      const program = spawn(process.execPath, [PROGRAM, 'adopt', address], { env, stdio: 'ignore' });
      const ended = once(program, 'exit') as Promise<[number | null]>;
      await Promise.race([rowsAdopted(round * 16), ended]);
      program.kill('SIGKILL');
      outcomes.push((await ended)[0]);
    }

    const { code } = await adopt();

    expect(code).toBe(0);
    expect(outcomes.filter((outcome) => outcome === null).length).toBeGreaterThan(10);
    expect(await contentOf(ours)).toEqual(await contentOf(theirs));
  });

  it('does what docs/moving-in.md says, line by line', async () => {
    const page = await readFile(new URL('../../../docs/moving-in.md', import.meta.url), 'utf8');
    const blocks = [...page.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => block ?? '');
    await writeFile(join(folder, 'passwords.json'), /<<'END'\n(.*?)\nEND/s.exec(page)?.[1] ?? '');
    const lines = blocks
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('image-catalog '));

    const results: [string, number, string][] = [];
    for (const line of lines) {
      const words = line.replace(/ +#.*/, '').split(' ').slice(1);
      const placed = words.map((word) => (/^[a-z]+\.(json|csv)$/.test(word) ? join(folder, word) : word));
      const { code, complaints } = await run(
        ...placed.map((word) => word.replace('https://foreman.example.com', address)),
      );
      results.push([line, code, complaints.join()]);
    }

    expect(results).toHaveLength(7);
    expect(results.slice(0, -1).filter(([, code]) => code !== 0)).toEqual([]);
    // Giving passwords changed compute resources, and that is something to keep.
    expect(results.at(-1)).toEqual([expect.stringContaining('--undo'), 1, expect.stringContaining('changed here')]);
    expect(await onOurs(`SELECT value FROM settings WHERE name = 'read_only'`)).toEqual([{ value: 0 }]);
  });

  it.each([
    ['gopher://foreman', 'The address is no URL.'],
    ['https://admin:secret@foreman', 'Do not put a password into the address.'],
  ])('refuses the address %s', async (given, message) => {
    const { code, complaints } = await run('adopt', given);

    expect([code, complaints]).toEqual([1, [expect.stringContaining(message)]]);
    expect(complaints.join()).not.toContain('secret');
  });
});

interface Line {
  kind: string;
  our_id: number | null;
  name: string;
}

const names = (rows: unknown[]) => rows.map((row) => (row as { name: string }).name).sort();

function onOurs(query: string): Promise<Record<string, unknown>[]> {
  return withDataSource(ours.url, 'test', (database) => database.query(query));
}

async function onTheirs(query: string, rows: number): Promise<void> {
  const [, changed] = await withDataSource(theirs.url, 'test', (database) => database.query<[unknown, number]>(query));
  expect(changed).toBe(rows);
}

/** Waits until so many rows of images are brought in. */
async function rowsAdopted(count: number): Promise<void> {
  for (;;) {
    const [{ n }] = (await onOurs(`SELECT count(*)::int AS n FROM adopted_rows`)) as [{ n: number }];
    if (n >= count) return;
    await sleep(5);
  }
}
