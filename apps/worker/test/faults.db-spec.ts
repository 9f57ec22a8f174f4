import type { ServerResponse } from 'node:http';
import { findProvider } from '@image-catalog/providers';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { SyncRunner } from '../src/sync/sync-runner.js';
import { Engine } from './engine.js';
import { buildGlanceImage, PagedOpenstack } from './paged-openstack.js';

/** The whole way from a socket to the inventory, in front of a source that fails in every way over HTTP. */

const IMAGES = 35;

let engine: Engine;
let source: PagedOpenstack;
let service: SyncRunner;
let id: number;

beforeAll(async () => {
  engine = await Engine.open();
  source = await PagedOpenstack.start();
  service = engine.anotherWorker(findProvider('Openstack'), 60, [Number(new URL(source.url).port)]);
});

afterAll(async () => {
  await source.close();
  await engine.close();
});

beforeEach(async () => {
  source.answerPage = () => false;
  source.images = Array.from({ length: IMAGES }, (_, index) => buildGlanceImage(index + 1));
  id = await createOpenstack();
  await sync();
});

async function createOpenstack(): Promise<number> {
  const type = 'Foreman::Model::Openstack';
  const created = await engine.createComputeResource({ type, url: source.url, user: 'me', sync_due_at: null });
  const password = await engine.sealer.seal({ table: 'compute_resources', column: 'password', id: created }, 'secret');
  await engine.database.query('UPDATE compute_resources SET password = $2 WHERE id = $1', [created, password]);
  return created;
}

async function sync() {
  await engine.makeDue(id);
  return service.sync(id);
}

const body =
  (value: unknown, status = 200, headers = {}) =>
  (response: ServerResponse) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof value === 'string' ? value : JSON.stringify(value));
const page = (numbers: number[], next: string | null) => ({
  images: numbers.map(buildGlanceImage),
  ...(next !== null && { next }),
});

it.each<[string, number, (response: ServerResponse) => void, string]>([
  ['401', 2, body({}, 401), 'unauthorized'],
  ['403', 2, body({}, 403), 'forbidden'],
  ['429', 2, body({}, 429), 'throttled'],
  ['429 with Retry-After', 2, body({}, 429, { 'retry-after': '7200' }), 'throttled'],
  ['500 on page 3', 3, body({}, 500), 'network'],
  ['a redirect', 2, body('', 302, { location: 'http://169.254.169.254/' }), 'protocol'],
  [
    'a reset in the middle of a body',
    2,
    (response) => {
      response.writeHead(200, { 'content-length': '999' }).write('{"images": [');
      setImmediate(() => response.destroy());
    },
    'network',
  ],
  ['JSON that is cut off', 2, body('{"images": [{"id": "00000000'), 'protocol'],
  ['an answer without a body', 2, body(''), 'protocol'],
  ['JSON of another kind', 2, body([1, 2, 3]), 'protocol'],
  [
    'a page that names itself as the next',
    2,
    body(page([11], '/v2/images?marker=00000000-0000-4000-8000-000000000010')),
    '',
  ],
])('loses nothing when the source answers with %s', async (_, number, answer, kind) => {
  source.images = source.images.slice(0, 25);
  source.answerPage = (asked, response) => {
    if (asked !== number) return false;
    answer(response);
    return true;
  };

  const outcome = await sync();

  expect(outcome).toBe('partial');
  expect(await engine.missing(id)).toEqual([]);
  expect((await engine.scopes(id))[0]).toMatchObject({ complete: false, ...(kind !== '' && { error_kind: kind }) });
  expect(await engine.plans(id)).toEqual([]);
});

/** The images of the source, the first of them with one very long attribute. */
function withAttributeOf(characters: number): Record<string, unknown>[] {
  return source.images.map((image, index) => (index === 0 ? { ...image, huge: 'x'.repeat(characters) } : image));
}

it.each<[string, () => Record<string, unknown>[], string, number]>([
  ['an empty list', () => [], 'held', 0],
  [
    'ids in upper case, all of them other ids',
    () => source.images.map((image) => ({ ...image, id: `${String(image['id']).slice(0, -1)}A` })),
    'held',
    0,
  ],
  [
    'an item without an id beside one that is gone',
    () => [...source.images.slice(1), { name: 'nameless', status: 'active' }],
    'held',
    0,
  ],
  ['one image twice', () => [...source.images, buildGlanceImage(1)], 'succeeded', 0],
  ['an attribute of a megabyte', () => withAttributeOf(1_000_000), 'succeeded', 0],
  ['an attribute of 10 MB', () => withAttributeOf(10_000_000), 'failed', 0],
  [
    'times a day ahead and a day behind',
    () =>
      source.images.map((image, index) => ({
        ...image,
        updated_at: index % 2 ? '2025-12-31T00:00:00Z' : '2026-01-02T00:00:00Z',
      })),
    'succeeded',
    0,
  ],
  ['all but one', () => source.images.slice(1), 'succeeded', 1],
])('takes %s for what it is', async (_, images, outcome, missing) => {
  source.images = images();

  expect(await sync()).toBe(outcome);
  expect(await engine.missing(id)).toHaveLength(missing);
});

it('leaves a source alone that asks for it', async () => {
  source.answerPage = (_, response) => (body({}, 429, { 'retry-after': '7200' })(response), true);
  await sync();

  const { sync_not_before, sync_due_at } = await engine.computeResource(id);

  expect(sync_not_before?.getTime()).toBeGreaterThan(Date.now() + 7_000_000);
  expect(sync_due_at?.getTime()).toBeGreaterThanOrEqual(sync_not_before?.getTime() ?? 0);
});
