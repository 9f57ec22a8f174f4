import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const oxlint = join(repository, 'node_modules/oxlint/bin/oxlint');
let folder: string;

/** Runs the linter in a folder and gives the lines in which it refuses SQL. */
async function refusals(cwd: string, path: string): Promise<string[]> {
  const run = promisify(execFile)(process.execPath, [oxlint, '--format', 'unix', path], { cwd, maxBuffer: 2 ** 26 });
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  expect(stdout).toMatch(/^\d+ problems?$|^$/m);
  return stdout.split('\n').filter((line) => line.includes('data-access(sql-in-its-place)'));
}

/** Lints a text as the file of a path, with the settings of this repository. */
async function refused(path: string, text: string): Promise<boolean> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return (await refusals(folder, path)).length > 0;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-access-'));
  const settings = await readFile(join(repository, '.oxlintrc.json'), 'utf8');
  await writeFile(join(folder, '.oxlintrc.json'), settings.replace('./tools/lint/', join(repository, 'tools/lint/')));
});

afterAll(() => rm(folder, { recursive: true }));

const SERVICE = 'apps/api/src/resources/things/things.service.ts';

it.each([
  'export const a = (manager) => manager.query(text, [1]);',
  'export const a = (manager: M) => manager.query<{ id: number }[]>(text);',
  'export const a = (manager: M) => runPrepared<Row>(manager, TEXT, []);',
  "export const a = (client) => ask(client, { text: 'DELETE FROM things WHERE id = $1', values: [1] });",
  "export const a = (reads) => reads.row('SELECT 1 AS id', []);",
  'export const a = `\n  WITH gone AS (SELECT 1) SELECT * FROM gone`;',
  'export const a = (table) => `UPDATE ${table} SET name = $1`;',
])('refuses in a service: %s', async (text) => {
  expect(await refused(SERVICE, text)).toBe(true);
});

it.each([
  'export const a = (client) => client.ask("list", { limit: 5 });',
  "export const a = 'Select an image, or update the list.';",
  "export const a = { method: 'DELETE' };",
  'export const a = (manager) => manager.update(Thing, 1, { name: "one" });',
])('accepts in a service: %s', async (text) => {
  expect(await refused(SERVICE, text)).toBe(false);
});

it.each([
  'apps/api/src/resources/things/things.query.ts',
  'apps/api/src/resources/things/rename-thing.statement.ts',
  'packages/database/src/statements/rename-thing.ts',
  'packages/database/src/migrations/1763900000000-make-things.ts',
  'apps/api/src/sql/things.ts',
  'apps/api/src/resources/things/things.db-spec.ts',
])('lets SQL stand in %s', async (path) => {
  expect(await refused(path, "export const a = (manager) => manager.query('SELECT 1');")).toBe(false);
});

it.each([
  'apps/api/src/resources/things/things.controller.ts',
  'apps/worker/src/sync/things.ts',
  'apps/cli/src/commands/things.ts',
  'packages/catalog/src/things/things.ts',
  'packages/database/src/things.ts',
])('lets no SQL stand in %s', async (path) => {
  expect(await refused(path, "export const a = (manager) => manager.query('SELECT 1');")).toBe(true);
});

it('finds every file of this repository in order', async () => {
  expect(await refusals(repository, '.')).toEqual([]);
}, 120_000);
