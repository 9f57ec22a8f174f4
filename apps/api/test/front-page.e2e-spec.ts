import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RunningApi } from './running-api.js';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start();
});

afterAll(() => api.stop());

it('/ tells our version and leads to the documents by links that are there', async () => {
  const { status, headers, text } = await api.get('/', { as: null });
  const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, link]) => link ?? '');
  const answers = await Promise.all(links.map((link) => api.get(`/${link}`, { as: null })));

  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(text).toContain(`Image Catalog ${version}`);
  expect(links).toEqual(['favicon.ico', 'docs', 'api/openapi.json', 'apidoc/v2.json']);
  expect(answers.map((answer) => answer.status)).toEqual(links.map(() => 200));
});

it('/favicon.ico is an icon', async () => {
  const { status, headers, text } = await api.get('/favicon.ico', { as: null });

  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('image/svg+xml');
  expect(text).toMatch(/^<svg /);
});

it.each(['/api/catalog/version', '/api/v2/catalog/version'])('%s tells our version without a login', async (path) => {
  const ours = await api.get(path, { as: null });
  const foreman = await api.get('/api/status');

  expect(ours.status).toBe(200);
  expect(ours.body).toEqual({ version, foreman_version: foreman.body.version, api_version: 2 });
});

it('/api/catalog/parts tells version, database, workers and disk, to who may see statuses', async () => {
  const { status, body } = await api.get('/api/catalog/parts');

  expect(status).toBe(200);
  expect(body).toEqual({
    version,
    database: {
      active: true,
      duration_ms: expect.stringMatching(/^\d+$/),
      version: expect.stringMatching(/^\d+\.\d+/),
    },
    workers: 0,
    disk: null,
  });
  expect((await api.get('/api/catalog/parts', { as: null })).status).toBe(401);
});

it('says so for nothing else', async () => {
  for (const path of ['/nothing', '/docs/nothing', '/favicon.png'])
    expect((await api.get(path, { as: null })).status).toBe(404);
});
