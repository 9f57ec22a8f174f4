import { setHostileSettings } from '@image-catalog/database/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { fillWithImages } from './catalog-of-images.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start();
  await fillWithImages(api, 1_500);
});

afterAll(() => api.stop());

/** What answers say, with everything in them that the database writes as text. */
const READS = [
  '/api/architectures/1',
  '/api/compute_resources/1',
  '/api/compute_resources/1/images?per_page=2',
  '/api/compute_resources/1/images?per_page=all',
  '/api/compute_resources/1/images?search=created_at > "2 days ago" and name ~ "image 77" and name != ""',
  '/api/compute_resources/1/images?search=name = "back\\\\slash" or name != "it\'s"',
  '/api/compute_resources/1/images/1',
  '/api/compute_resources/1/sync',
  '/api/compute_resources/1/import_rules',
  '/api/compute_resources/1/available_images',
  '/api/operatingsystems/1',
  '/api/audits?search=time > "2000-01-31" and time < "03/04/2100"',
  '/api/users',
  '/api/users/1/personal_access_tokens',
  '/api/roles?per_page=all',
  '/api/filters',
  '/api/permissions?per_page=all',
  '/api/settings',
  '/api/images/auto_complete_search?search=name = "image 1',
];

async function readAll(): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const path of READS) {
    const { status, text } = await api.get(path);
    answers.push([path, status, text]);
  }
  return answers;
}

/** Writes a little of everything; gives what was answered, without what tells one round from another. */
async function writeAll(round: string): Promise<unknown[]> {
  const architecture = await api.post('/api/architectures', { architecture: { name: `arch-${round}` } });
  const image = await api.post('/api/compute_resources/1/images', {
    image: {
      name: `it's "quoted" \\ ${round}`,
      uuid: `uuid-${round}`,
      username: 'root',
      operatingsystem_id: 1,
      architecture_id: architecture.body.id,
    },
  });
  const token = await api.post('/api/users/1/personal_access_tokens', {
    personal_access_token: { name: `token ${round}`, expires_at: '2100-02-03 04:05:06' },
  });
  const changed = await api.put(`/api/compute_resources/1/images/${image.body.id}`, { image: { username: 'admin' } });
  const audit = await api.get('/api/audits?per_page=1');
  const answers = [architecture, image, token, changed, audit];
  return answers.map(({ status, text }) => [
    status,
    text
      .replaceAll(round, 'round')
      .replaceAll(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} UTC/g, 'moment')
      .replaceAll(/"(id|\w+_id|token_value|request_uuid|version)":("[^"]*"|\d+)/g, '"$1":0'),
  ]);
}

it('answers do not depend on how the database is set', async () => {
  const before = [await writeAll('first'), await readAll()];
  await api.database.query(`DELETE FROM audits`);
  const read = await readAll();

  await api.database.query(setHostileSettings());
  await api.database.query(
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'image-catalog api'`,
  );

  expect(await readAll()).toEqual(read);
  expect(await writeAll('again')).toEqual(before[0]);
});
