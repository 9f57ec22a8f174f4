import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runPlaybook } from './playbook.ts';
import { PythonSuite } from './python-suite.ts';
import { RunningPrograms } from './running-programs.ts';

const NAMES = ['filled one', 'filled two'];
const LIST_IMAGES = fileURLToPath(new URL('../clients/nailgun/list_images.py', import.meta.url));

let folder: string;
let ours: RunningPrograms;
let theirs: RunningPrograms;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'target-spec-')));
  [ours, theirs] = [await RunningPrograms.start(), await RunningPrograms.startNew()];
  await ours.startWorker(Number(new URL(theirs.url).port));
  const compute_resource = { name: 'cloud', provider: 'GCE', password: 'p', zone: 'europe-west1-b' };
  await theirs.ask('POST', 'compute_resources', { compute_resource });
  const { id } = await ours.ask('POST', 'compute_resources', { compute_resource });
  const { id: architecture_id } = await ours.ask('POST', 'architectures', { architecture: { name: 'x86_64' } });
  const { id: operatingsystem_id } = await ours.ask('POST', 'operatingsystems', {
    operatingsystem: { name: 'Rocky', major: '9', minor: '4', family: 'Redhat' },
  });
  for (const [index, name] of NAMES.entries())
    await ours.ask('POST', `compute_resources/${id}/images`, {
      image: { name, uuid: `image-${index}`, username: 'rocky', architecture_id, operatingsystem_id },
    });
  const [user, password] = theirs.admin.split(':');
  await ours.ask('POST', 'targets', {
    target: { name: 'the Foreman', address: theirs.url, user, password, creates_parents: true },
  });
  while ((await theirs.ask('GET', 'compute_resources/cloud/images')).total < NAMES.length) await sleep(250);
});

afterAll(async () => {
  await Promise.all([ours.stop(), theirs.stop()]);
  await rm(folder, { recursive: true, force: true });
});

it('has its images listed by an unmodified playbook', async () => {
  const password = theirs.admin.split(':')[1] ?? '';

  const results = await runPlaybook('target-images', { url: theirs.url, password, home: folder });

  const listed = results.get('images of the compute resource');
  expect(listed?.failed).toBe(false);
  expect(listed?.resources?.map(({ name, username }) => [name, username])).toEqual(
    NAMES.map((name) => [name, 'rocky']),
  );
});

it('has its images listed by nailgun', async () => {
  const python = await new PythonSuite('nailgun').install(join(folder, 'venv'));
  const environment = {
    PATH: process.env['PATH'],
    CATALOG_URL: theirs.url,
    ADMIN_PASSWORD: theirs.admin.split(':')[1],
  };

  const { stdout } = await promisify(execFile)(python, [LIST_IMAGES, 'cloud'], { env: environment });

  expect(JSON.parse(stdout)).toEqual(NAMES);
});
