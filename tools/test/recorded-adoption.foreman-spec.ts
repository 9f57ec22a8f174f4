import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withDataSource } from '@image-catalog/database';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { collectRows, RecordedForeman, type RecordedRows } from '../foreman/recorded-foreman.ts';

const PROGRAM = fileURLToPath(new URL('../../apps/cli/bin/image-catalog.js', import.meta.url));
const KINDS = [
  'organization',
  'location',
  'architecture',
  'operatingsystem',
  'compute_resource',
  'image',
  'role',
  'user',
];

/** What the report says of one row. */
interface Line {
  kind: string;
  their_id: number;
  our_id: number | null;
  outcome: string;
  reason: string | null;
}

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adoption-'));
  database = await createTestDatabase();
  await run('migrate');
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

function run(...words: string[]): Promise<{ code: number; told: string }> {
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: database.url,
    ADMIN_PASSWORD: 'correct horse battery staple',
    FOREMAN_PASSWORD: 'secret',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...words], { env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), told: stdout + stderr }),
    );
  });
}

async function adopt(address: string, ...words: string[]): Promise<{ code: number; told: string; lines: Line[] }> {
  const report = join(folder, 'report.json');
  const outcome = await run('adopt', address, '--report', report, ...words);
  return { ...outcome, lines: JSON.parse(await readFile(report, 'utf8').catch(() => '[]')) as Line[] };
}

/** The rows of a kind that the catalog holds under the ids of the report, by the ids they have there. */
async function arrivedOf(lines: Line[], kind: string): Promise<[number, string][]> {
  const name = kind === 'user' ? 'login' : 'name';
  const found = await withDataSource(database.url, 'spec', (connected) =>
    connected.query<{ id: number; name: string }[]>(`SELECT id, ${name} AS name FROM ${kind}s`),
  );
  const names = new Map(found.map((row) => [row.id, row.name]));
  const ofKind = lines.filter((line) => line.kind === kind && line.our_id === line.their_id);
  return byId(ofKind.map(({ their_id }) => [their_id, names.get(their_id) ?? 'is not there']));
}

function recordedOf(rows: RecordedRows, kind: string): [number, string][] {
  const ofKind = [...(rows.get(`${kind}s`)?.values() ?? [])];
  return byId(ofKind.map((row) => [row.id, String(row[kind === 'user' ? 'login' : 'name'])]));
}

function byId(pairs: [number, string][]): [number, string][] {
  return pairs.toSorted(([one], [other]) => one - other);
}

/** All that is in the tables of the rows and their links. */
function contentOf(): Promise<unknown[]> {
  const tables = [...KINDS.map((kind) => `${kind}s`), 'filters', 'filterings', 'parameters', 'user_roles', 'audits'];
  return withDataSource(database.url, 'spec', (connected) =>
    Promise.all(
      tables.map((table) =>
        connected.query(`SELECT count(*)::int, md5(string_agg(t::text, ',' ORDER BY t::text)) FROM ${table} t`),
      ),
    ),
  );
}

it.each([
  ['basics', 1_383, 'everybody'],
  ['rights', 76, 'everybody'],
  ['rights', 35, 'viewer'],
] as const)(
  'brings in the rows of %s, %i that were shown to %s, with their ids and once',
  async (recording, count, login) => {
    const rows = collectRows(recording, login === 'everybody' ? undefined : login);
    const foreman = await RecordedForeman.start(rows);
    try {
      const first = await adopt(foreman.address);
      const before = await contentOf();
      const verified = await run('adopt', foreman.address, '--verify');
      const second = await adopt(foreman.address);

      const refused = first.lines.filter(({ outcome }) => outcome === 'refused');
      expect([first.code, first.lines.length, refused]).toEqual([0, count, []]);
      for (const kind of KINDS) expect(await arrivedOf(first.lines, kind)).toEqual(recordedOf(rows, kind));
      expect([verified.code, verified.told.trim().split('\n').at(-1)]).toEqual([0, 'Both hold the same.']);
      expect(second.code).toBe(0);
      expect(second.lines.filter(({ outcome }) => outcome !== 'unchanged')).toEqual([]);
      expect(second.lines.length).toBe(count);
      expect(await contentOf()).toEqual(before);
    } finally {
      await foreman.stop();
    }
  },
);
