import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { withDataSource } from '@image-catalog/database';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PagingForeman } from './paging-foreman.js';

const PROGRAM = fileURLToPath(new URL('../bin/image-catalog.js', import.meta.url));
const IMAGES = 10_000;
const MOST_MEMORY = 150 * 1024;

let foreman: PagingForeman;
let ours: TestDatabase;

beforeAll(async () => {
  ours = await createTestDatabase();
  foreman = await PagingForeman.start({
    organizations: [{ id: 1, name: 'Acme', title: 'Acme', ancestry: null, parent_id: null }],
    'organizations/1/parameters': [],
    locations: [],
    architectures: [{ id: 3, name: 'x86_64' }],
    operatingsystems: [{ id: 4, name: 'Debian', major: '12', minor: '', architectures: [{ id: 3, name: 'x86_64' }] }],
    'operatingsystems/4/parameters': [],
    compute_resources: [
      { id: 5, name: 'Stack', provider: 'Openstack', url: 'https://k/v3', user: 'u', organizations: [] },
    ],
    'compute_resources/5/images': Array.from({ length: IMAGES }, (_, index) => ({
      id: index + 1,
      name: `image ${index}`,
      uuid: `uuid ${index}`,
      username: 'debian',
      user_data: false,
      compute_resource_id: 5,
      operatingsystem_id: 4,
      architecture_id: 3,
    })),
    roles: [],
    filters: [],
    users: [],
  });
});

afterAll(async () => {
  await foreman.stop();
  await ours.drop();
});

/** The most memory that a process has had, in kB; undefined when it has ended. */
async function mostMemoryOf(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const found = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return found === undefined ? undefined : Number(found);
}

it('brings 10,000 images in with bounded memory, a request for each page', async () => {
  const PATH = `${dirname(process.execPath)}:/usr/bin:/bin`;
  const env = { FOREMAN_PASSWORD: 'secret', DATABASE_URL: ours.url, PATH };
  const begun = performance.now();
  const program = spawn(PROGRAM, ['adopt', foreman.address], { env, stdio: 'ignore' });
  const ended = once(program, 'exit') as Promise<[number | null]>;
  let most = 0;
  for (;;) {
    const memory = await mostMemoryOf(program.pid ?? 0);
    if (memory === undefined) break;
    most = Math.max(most, memory);
    await sleep(20);
  }

  const [code] = await ended;
  const [{ images }] = await withDataSource(ours.url, 'test', (database) =>
    database.query('SELECT count(*)::int AS images FROM images'),
  );
  const seconds = (performance.now() - begun) / 1000;
  console.log(`adopted ${images} images in ${seconds.toFixed(1)} s, with ${Math.round(most / 1024)} MB at most`);
  expect([code, images]).toEqual([0, IMAGES]);
  expect(most).toBeLessThan(MOST_MEMORY);
  expect(foreman.requestsOf('compute_resources/5/images')).toBe(IMAGES / 250);
}, 240_000);
