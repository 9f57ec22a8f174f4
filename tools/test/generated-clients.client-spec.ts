import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@image-catalog/client';
import { removeCluster } from '@image-catalog/embedded-postgres';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Generated, generateWithNpm, generateWithPython, type NpmGenerator } from './generators.ts';
import { RunningStart } from './running-start.ts';

// The newest releases on 30 November 2026. Each is installed into a scratch folder: their dependencies are no business of this project.
const ORVAL = (version: string, file: string): NpmGenerator => ({
  packages: [`orval@${version}`],
  command: [file, '--config', 'orval.config.cjs'],
  files: {
    'orval.config.cjs': `module.exports = { catalog: { input: 'openapi.json', output: { target: 'out/catalog.ts', client: 'fetch', baseUrl: 'BASE_URL/api' } } };`,
  },
  program: 'orval.ts',
});

const GENERATORS: Record<string, NpmGenerator> = {
  'openapi-typescript': {
    packages: ['openapi-typescript@7.13.0', 'openapi-fetch@0.17.0', 'typescript@5.9.3'],
    command: ['openapi-typescript/bin/cli.js', 'openapi.json', '--output', 'out/schema.d.ts'],
    program: 'openapi-typescript.ts',
  },
  'hey-api': {
    packages: ['@hey-api/openapi-ts@0.99.0', 'typescript@5.9.3'],
    command: [
      '@hey-api/openapi-ts/bin/run.js',
      '--input',
      'openapi.json',
      '--output',
      'out',
      '--client',
      '@hey-api/client-fetch',
    ],
    program: 'hey-api.ts',
  },
  'orval 7': ORVAL('7.21.0', 'orval/dist/bin/orval.js'),
  'orval 8': ORVAL('8.38.0', 'orval/dist/bin/orval.mjs'),
};

let folder: string;
let start: RunningStart;
let document: unknown;
let names: string[];
let environment: Record<string, string>;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'generators-spec-')));
  start = await new RunningStart(join(folder, 'data'), ['--port', '0', '--sample']).ready();
  const password = /Password +(\S+)/.exec(start.output)?.[1] ?? '';
  document = await (await fetch(`${start.url}/api/openapi.json`)).json();
  const admin = createClient({ address: start.url, login: 'admin', password });
  const token = await admin.POST('/users/{user_id}/personal_access_tokens', {
    params: { path: { user_id: String((await admin.GET('/current_user')).data?.id) } },
    body: { personal_access_token: { name: 'generated clients' } },
  });
  environment = { CATALOG_URL: start.url, CATALOG_TOKEN: token.data?.token_value ?? '' };
  const images = await admin.GET('/compute_resources/{compute_resource_id}/images', {
    params: { path: { compute_resource_id: '1' }, query: { order: 'name', per_page: 'all' } },
  });
  names = images.data?.results.map(({ name }) => name) ?? [];
});

afterAll(async () => {
  await start.end('SIGINT');
  await removeCluster(join(folder, 'data', 'postgres'));
  await rm(folder, { recursive: true, force: true });
});

async function lists(generated: Generated): Promise<{ warnings: string[]; listed: unknown }> {
  const warnings = generated.said
    .split('\n')
    .filter((line) => /warn|error|skip|deprecat|unable|unsupported/i.test(line));
  return { warnings, listed: await generated.list(environment) };
}

it.each(Object.entries(GENERATORS))(
  '%s reads the document without a warning, and its client lists images',
  async (name, given) => {
    const generator = JSON.parse(JSON.stringify(given).replaceAll('BASE_URL', start.url)) as NpmGenerator;

    const generated = await generateWithNpm(generator, join(folder, name.replaceAll(/\W/g, '-')), document);

    expect(await lists(generated)).toEqual({ warnings: [], listed: names });
    expect(names.length).toBeGreaterThan(2);
  },
);

it('openapi-python-client reads the document without a warning, and its client lists images', async () => {
  const generated = await generateWithPython('0.29.1', join(folder, 'python'), document);

  expect(await lists(generated)).toEqual({ warnings: [], listed: names });
});
