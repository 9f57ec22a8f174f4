import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '@image-catalog/client';
import { removeCluster } from '@image-catalog/embedded-postgres';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeClientTypes } from '../documents/client-types.ts';
import { RunningStart } from './running-start.ts';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../', import.meta.url));
const client = join(repository, 'packages/client');

it('has the types of the committed document; `pnpm documents` writes them', async () => {
  const written = await writeClientTypes(join(repository, 'docs/openapi.json'));

  expect(written === (await readFile(join(client, 'src/schema.ts'), 'utf8'))).toBe(true);
  expect(written.length).toBeGreaterThan(100_000);
});

describe('with a running catalog', () => {
  let folder: string;
  let start: RunningStart;
  let password: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'client-spec-'));
    start = await new RunningStart(join(folder, 'data'), ['--port', '0', '--sample']).ready();
    password = /Password +(\S+)/.exec(start.output)?.[1] ?? '';
  });

  afterAll(async () => {
    await start.end('SIGINT');
    await removeCluster(join(folder, 'data', 'postgres'));
    await rm(folder, { recursive: true, force: true });
  });

  it('the example of the README prints what its comments tell', async () => {
    const readme = await readFile(join(client, 'README.md'), 'utf8');
    const example = /```js\n(.*?)```/s.exec(readme)?.[1] ?? '';
    const promised = [...example.matchAll(/^console\.log.*; \/\/ (.*)$/gm)].map((match) => match[1]);
    // Beside the package, where its name leads to it.
    const file = join(repository, 'tools/test', `readme-example-${process.pid}.mjs`);
    await writeFile(file, example);
    const env = { ...process.env, IMAGE_CATALOG_URL: start.url, ADMIN_PASSWORD: password };

    const { stdout } = await run(process.execPath, [file], { env });
    await rm(file);

    expect(promised).toHaveLength(3);
    expect(stdout.trim().split('\n')).toEqual(promised);
  });

  it('a token lists images', async () => {
    const admin = createClient({ address: start.url, login: 'admin', password });
    const { data: me } = await admin.GET('/current_user');
    const token = await admin.POST('/users/{user_id}/personal_access_tokens', {
      params: { path: { user_id: String(me?.id) } },
      body: { personal_access_token: { name: 'client' } },
    });
    const program = createClient({ address: `${start.url}/api`, token: token.data?.token_value ?? '' });

    const { data } = await program.GET('/compute_resources/{compute_resource_id}/images', {
      params: { path: { compute_resource_id: '1' }, query: { per_page: '2', order: 'name' } },
    });

    expect(data?.results).toHaveLength(2);
    expect(data?.results[0]).toMatchObject({
      id: expect.any(Number),
      name: expect.any(String),
      compute_resource_id: 1,
    });
  });

  it('a wrong password is an error with its body, not an exception', async () => {
    const wrong = createClient({ address: start.url, login: 'admin', password: 'wrong' });

    const { data, error, response } = await wrong.GET('/architectures');

    expect([data, response.status, error]).toEqual([
      undefined,
      401,
      { error: { message: 'Unable to authenticate user admin' } },
    ]);
  });
});
