import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ensureAdmin } from '@image-catalog/catalog';
import { withDataSource } from '@image-catalog/database';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { generateSealingKeys } from '@image-catalog/secrets';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import rootPackage from '../../../package.json' with { type: 'json' };
import { runCommandLine } from '../src/command-line.js';
import { COLOURS, PLAIN } from '../src/paint.js';

const PROGRAM = fileURLToPath(new URL('../bin/image-catalog.js', import.meta.url));
const API = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));
const PASSWORD = 'correct horse battery staple';
/** More than two pages. */
const MANY = 1203;

let database: TestDatabase;
let api: ChildProcess;
let url: string;
let home: string;

beforeAll(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), 'lists-spec-'));
  await withDataSource(database.url, 'spec', async (connected) => {
    await ensureAdmin(connected, 'admin', PASSWORD);
    await connected.query(`
      INSERT INTO compute_resources (name, type) VALUES ('Cloud', 'Foreman::Model::EC2'), ('Empty', 'Foreman::Model::EC2');
      INSERT INTO architectures (name) VALUES ('ppc64le');
      INSERT INTO operatingsystems (name, major, title) VALUES ('Plan', '9', 'Plan 9');
      INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
      SELECT 'image, "' || i || '"', 'ami-' || i, 'root' || i, c.id, o.id, a.id
      FROM generate_series(1, ${MANY}) i, compute_resources c, operatingsystems o, architectures a
      WHERE c.name = 'Cloud' AND o.name = 'Plan' AND a.name = 'ppc64le'`);
  });
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const keys = await generateSealingKeys();
  const env = { DATABASE_URL: database.url, SEALING_PUBLIC_KEY: keys.public_key, PORT: String(port) };
  api = spawn(process.execPath, [API], { env, stdio: 'ignore' });
  while (!(await fetch(`${url}/api/ping`).catch(() => null))?.ok) await sleep(50);
});

afterAll(async () => {
  api.kill('SIGTERM');
  await once(api, 'exit');
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const login = () => ({ HOME: home, IMAGE_CATALOG_URL: url, IMAGE_CATALOG_PASSWORD: PASSWORD });

/** Runs a command in this process. */
async function run(words: string[], environment: Record<string, string> = login(), paint = PLAIN) {
  const said = { stdout: '', stderr: '' };
  const code = await runCommandLine(words, {
    environment,
    print: (line) => (said.stdout += `${line}\n`),
    warn: (line) => (said.stderr += `${line}\n`),
    paint,
    dataFolder: join(home, 'no-data'),
    screen: { isTerminal: false, columns: 80, write: () => undefined },
    readInput: async () => '',
  });
  return { code, ...said };
}

/** Runs a line of bash in which `image-catalog` is the program. */
function inShell(line: string, program = 'bash') {
  const text = `image-catalog() { '${process.execPath}' '${PROGRAM}' "$@"; }\n${line}`;
  return promisify(execFile)(program, ['-c', text], { env: { ...login(), PATH: process.env['PATH'] } });
}

describe('lists', () => {
  it('show all rows of all pages, in order and once', async () => {
    const { stdout } = await run(['images', 'list', '--json']);
    const ids = (JSON.parse(stdout) as { id: number }[]).map(({ id }) => id);

    expect(ids).toHaveLength(MANY);
    expect(new Set(ids).size).toBe(MANY);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  it('obey --search and --limit', async () => {
    const found = await run([
      'images',
      'list',
      'Cloud',
      '--search',
      'username = root7 or username = root8',
      '--limit',
      '1',
    ]);
    const many = await run(['images', 'list', '--limit', '501', '--json']);

    expect(found.stdout.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['ID', 'NAME', 'OPERATING SYSTEM', 'ARCHITECTURE', 'USERNAME', 'COMPUTE RESOURCE', 'UUID'],
      [expect.stringMatching(/^\d+$/), 'image, "7"', 'Plan 9', 'ppc64le', 'root7', 'Cloud', 'ami-7'],
      [''],
    ]);
    expect(JSON.parse(many.stdout)).toHaveLength(501);
  });

  it('are CSV that a spreadsheet reads', async () => {
    const { stdout } = await run(['images', 'list', 'Cloud', '--csv', '--search', 'username = root7']);

    expect(stdout).toMatch(
      /^ID,NAME,OPERATING SYSTEM,ARCHITECTURE,USERNAME,COMPUTE RESOURCE,UUID\n\d+,"image, ""7""",Plan 9,ppc64le,root7,Cloud,ami-7\n$/,
    );
  });

  it.each([
    [['compute-resources', 'list'], 'Cloud'],
    [['compute-resources', 'list', '--search', 'name = Cloud'], 'Cloud'],
    [['users', 'list', '--search', 'login = admin'], 'admin'],
  ])('%j shows what there is', async (words, name) => {
    const { code, stdout } = await run(words);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^ID +/);
    expect(stdout).toMatch(new RegExp(`\n\\d+ +${name} `));
  });

  it.each([
    [['images', 'list', 'Empty'], 'No images found.'],
    [['compute-resources', 'list', '--search', 'name = x'], 'No compute resources found.'],
    [['available-images', 'list', 'Empty'], 'No available images found.'],
    [['users', 'list', '--search', 'login = x'], 'No users found.'],
    [['runs', 'list', 'Empty'], 'No runs found.'],
    [['plans', 'list', 'Empty'], 'No plans found.'],
    [['rules', 'list', 'Empty'], 'No rules found.'],
  ])('%j says that there is nothing', async (words, sentence) => {
    const { stdout, code } = await run(words);

    expect({ stdout, code }).toEqual({ stdout: `${sentence}\n`, code: 0 });
  });

  it('that find nothing are still JSON and CSV', async () => {
    expect((await run(['images', 'list', 'Empty', '--json'])).stdout).toBe('[]\n');
    expect((await run(['users', 'list', '--csv', '--search', 'login = x'])).stdout).toBe(
      'ID,LOGIN,NAME,MAIL,KIND,LAST LOGIN\n',
    );
    expect(await run(['users', 'list', '--csv', '--json'])).toMatchObject({ code: 2 });
  });

  it('are coloured where colours are seen, without moving a column', async () => {
    const words = ['users', 'list'];
    const plain = await run(words);
    const painted = await run(words, login(), COLOURS);

    expect(painted.stdout).toContain('\u001B[1mID');
    // oxlint-disable-next-line no-control-regex -- the codes of colours
    expect(painted.stdout.replaceAll(/\u001B\[\d+m/g, '')).toBe(plain.stdout);
  });
});

describe('the program', () => {
  it('tells its version', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${rootPackage.version}\n`, stderr: '' });
  });

  it('ends quietly when its reader has enough', async () => {
    const { stdout, stderr } = await inShell('image-catalog images list --csv | head -n 2; echo "${PIPESTATUS[0]}"');

    expect(stdout.split('\n')[0]).toBe('ID,NAME,OPERATING SYSTEM,ARCHITECTURE,USERNAME,COMPUTE RESOURCE,UUID');
    expect(stdout).toMatch(/\n(0|141)\n$/);
    expect(stderr).toBe('');
  });

  it('ends quietly when nobody reads', async () => {
    const closed = 'image-catalog images list --csv > >(exec 0<&-; sleep 0.1); echo "$?" >&2';
    const { stderr } = await inShell(closed);

    expect(stderr).toMatch(/^(0|141)\n$/);
  });

  it('paints nothing into a pipe', async () => {
    expect((await inShell('image-catalog users list')).stdout).not.toContain('\u001B');
  });

  it.each(['', '/', '/api', '/api/', '/api/v2'])('takes the address with "%s" at its end', async (end) => {
    const { code, stdout } = await run(['users', 'list'], { ...login(), IMAGE_CATALOG_URL: `${url}${end}` });

    expect(code).toBe(0);
    expect(stdout).toContain('admin');
  });

  it('says which database it looked for, when none is named', async () => {
    const { code, stderr } = await run(['users', 'create', 'jane']);

    expect(code).toBe(1);
    expect(stderr).toContain(`DATABASE_URL is not set, and no database of this user runs in ${home}/no-data.`);
  });
});

describe('status', () => {
  it('shows version, database, worker and sources, and fails when something is not well', async () => {
    const { code, stdout, stderr } = await run(['status']);
    const asJson = JSON.parse((await run(['status', '--json'])).stdout) as Record<string, unknown>;

    expect(stdout).toContain(`Image Catalog ${rootPackage.version} at ${url}, with the API of Foreman 3.`);
    expect(stdout).toMatch(/^Database {2}ok {2}PostgreSQL \d+\.\d+.*, answered in \d+ ms$/m);
    expect(stdout).toMatch(/^Worker {4}FAIL {2}0 connected$/m);
    expect(stdout).toMatch(/^\d+ +Cloud +never /m);
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'No worker is connected to the database: start one.\n' });
    expect(Object.keys(asJson)).toEqual(['url', 'version', 'parts', 'compute_resources', 'faults']);
  });
});

describe('completion', () => {
  const ask = (...words: string[]) =>
    `COMP_WORDS=(image-catalog ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _image_catalog; echo "\${COMPREPLY[@]}"`;
  const asked = [ask('ima'), ask('images', 'l'), ask('runs', 'list', 'Cloud', '--s'), ask('nonsense', 'ru')].join('; ');

  it('of bash completes commands and options', async () => {
    const { stdout } = await inShell(`source <(image-catalog completion bash); ${asked}`);

    expect(stdout).toBe('images\nlist\n--search\nruns rules\n');
  });

  const hasZsh = spawnSync('zsh', ['--version']).status === 0;
  (hasZsh ? describe : describe.skip)('where zsh is installed', () => {
    it('of zsh gives what zsh chooses from', async () => {
      const before = 'autoload -U compinit; compinit -D -u; source <(image-catalog completion zsh); setopt ksharrays';
      const { stdout } = await inShell(`${before}; ${asked}`, 'zsh');

      const [commands, below, options, unknown] = stdout.split('\n').map((line) => line.split(' '));
      expect(commands).toContain('images');
      expect(below).toEqual(['list', '--help']);
      expect(options).toContain('--search');
      expect(unknown).toContain('runs');
    });
  });
});

describe('lists over all compute resources', () => {
  it('show what the sources say of images, and runs and plans', async () => {
    await withDataSource(database.url, 'spec', async (connected) => {
      await connected.query(`
        UPDATE images SET inventory_state = 'missing' WHERE uuid = 'ami-9';
        INSERT INTO available_images (compute_resource_id, uuid, name, scope, state, content_hash, first_generation,
          changed_generation, missing_since)
        SELECT id, 'ami-9', 'x', 's', 'active', '', 1, 1, '2026-01-02T03:04:05Z' FROM compute_resources WHERE name = 'Cloud';
        INSERT INTO sync_runs (compute_resource_id, generation, state, fencing_token, reason)
        SELECT id, 1, 'held', 1, 'Too many.' FROM compute_resources;
        INSERT INTO sync_plans (compute_resource_id, run_id, generation, plan_hash, reason, items)
        SELECT compute_resource_id, id, 1, repeat('a', 64), 'Too many.', 3 FROM sync_runs`);
    });
    const columns = ({ stdout }: { stdout: string }) =>
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/ {2,}/));

    const images = columns(await run(['catalog', 'images', '--search', 'state = missing']));
    const runs = columns(await run(['catalog', 'runs', '--search', 'state = held']));
    const plans = JSON.parse((await run(['catalog', 'plans', '--search', 'state = pending', '--json'])).stdout);

    expect(images[1]?.slice(1)).toEqual([
      'image, "9"',
      'Cloud',
      'missing',
      '2026-01-02 03:04:05 UTC',
      expect.stringContaining('ppc64le'),
      '-',
    ]);
    expect(images).toHaveLength(2);
    expect(runs.map((row) => row.at(-1))).toEqual(['REASON', 'Too many.', 'Too many.']);
    expect(plans.results).toHaveLength(2);
  });
});

describe('profiles', () => {
  async function write(document: unknown): Promise<string> {
    const file = join(home, '.config', 'image-catalog', 'profiles.json');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(join(home, 'password'), PASSWORD);
    await writeFile(file, typeof document === 'string' ? document : JSON.stringify(document));
    return file;
  }

  const lab = () => ({ url: `${url}/api`, user: 'admin', password_file: join(home, 'password') });

  it('give address and login', async () => {
    await write({ default: 'lab', profiles: { lab: lab(), away: { url: 'http://127.0.0.1:1' } } });
    const byDefault = await run(['users', 'list'], { HOME: home });
    const byName = await run(['users', 'list', '--profile', 'lab'], { ...login(), IMAGE_CATALOG_URL: 'http://x' });
    const bySetting = await run(['users', 'list'], { HOME: home, IMAGE_CATALOG_PROFILE: 'away' });

    expect(byDefault.stdout).toContain('admin');
    expect(byName.stdout).toContain('admin');
    expect(bySetting.stderr).toMatch(/^IMAGE_CATALOG_PASSWORD is not set/);
  });

  it('send their login to no other server', async () => {
    await write({ default: 'lab', profiles: { lab: lab() } });

    expect((await run(['users', 'list', '--url', url], { HOME: home })).stderr).toMatch(/PASSWORD is not set/);
    expect((await run(['users', 'list'], { HOME: home, IMAGE_CATALOG_URL: url })).stderr).toMatch(
      /PASSWORD is not set/,
    );
    expect((await run(['users', 'list', '--url', url, '--profile', 'lab'])).stderr).toMatch(/not both/);
  });

  it.each([
    ['{', /must be JSON such as/],
    [[], /must be JSON such as/],
    [{ profiles: { lab: 'x' } }, /must be an object/],
    [{ profiles: { lab: { url: 'http://x', password: 'secret' } } }, /must not have "password", only url, user,/],
    [{ profiles: { lab: { user: 'x' } } }, /needs a url/],
    [{ profiles: { lab: { url: 7 } } }, /url must be a text/],
    [{ profiles: { other: { url: 'http://x' } } }, /There is no profile "lab" in .*Its profiles: other\./],
  ])('%j say what is wrong with them', async (document, message) => {
    await write(document);
    const { code, stderr } = await run(['users', 'list', '--profile', 'lab'], { HOME: home });

    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('secret');
  });
});
