import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { removeCluster } from '@image-catalog/embedded-postgres';
import { PythonSuite } from './python-suite.ts';
import { RunningStart } from './running-start.ts';

const suite = new PythonSuite('nailgun');
let folder: string;
let start: RunningStart;
let results: Map<string, string>;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'nailgun-spec-')));
  await chmod(folder, 0o755);
  const python = await suite.install(join(folder, 'venv'));
  start = await new RunningStart(join(folder, 'data'), ['--port', '0']).ready();
  const password = /Password +(\S+)/.exec(start.output)?.[1] ?? '';
  results = await suite.run(python, { url: start.url, password, home: folder });
});

afterAll(async () => {
  await start.end('SIGINT');
  await removeCluster(join(folder, 'data', 'postgres'));
  await rm(folder, { recursive: true, force: true });
});

it.each(suite.testNames())('%s', (name) => {
  expect(results.get(name)).toBe('');
});

it('ran nothing that is not counted here', () => {
  expect([...results.keys()].sort()).toEqual(suite.testNames().sort());
});
