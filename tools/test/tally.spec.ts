import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { readTally } from '../results/read-tally.ts';

const PROGRAM = fileURLToPath(new URL('../tally.ts', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tally-spec-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: unknown) =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));

it('sums every result, and nothing else that lies beside them', () => {
  write('api.json', { passed: 120, failed: 1, skipped: 2 });
  write('step-build.json', { passed: 1, failed: 0, skipped: 0 });
  write('notes.txt', 'no result');

  expect(readTally(folder)).toEqual({ passed: 121, failed: 1, skipped: 2 });
});

it.each(['', '{"passed": 12, "fai', '{"passed": 12}', 'null', '{"passed":"12","failed":"0","skipped":"0"}'])(
  'counts a result that is %j as a failure',
  (content) => {
    write('cut-off.json', content);

    expect(readTally(folder)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  },
);

it('prints one line, and fails when something failed or nothing ran', () => {
  write('api.json', { passed: 7, failed: 0, skipped: 1 });
  const good = execFileSync(process.execPath, [PROGRAM, folder]).toString();
  write('worker.json', { passed: 0, failed: 2, skipped: 0 });
  const bad = spawnSync(process.execPath, [PROGRAM, folder]);
  rmSync(join(folder, 'api.json'));
  rmSync(join(folder, 'worker.json'));
  const empty = spawnSync(process.execPath, [PROGRAM, folder]);

  expect(good).toBe('7 passed, 0 failed, 1 skipped\n');
  expect([bad.stdout.toString(), bad.status]).toEqual(['7 passed, 2 failed, 1 skipped\n', 1]);
  expect([empty.stdout.toString(), empty.status]).toEqual(['0 passed, 0 failed\n', 1]);
});
