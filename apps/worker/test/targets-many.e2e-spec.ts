import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TargetCatalog } from './target-catalog.js';
import { TargetForeman } from './target-foreman.js';

const IMAGES = 10_000;

let foreman: TargetForeman;
let catalog: TargetCatalog;

beforeAll(async () => {
  foreman = await TargetForeman.start();
  catalog = await TargetCatalog.open(foreman, 'cloud');
  await catalog.make(1, IMAGES);
});

afterAll(async () => {
  await catalog.close();
  await foreman.close();
});

it(`gets ${IMAGES} images with a few requests at a time, and then no write`, async () => {
  expect(await catalog.run()).toBe('succeeded');
  expect((await catalog.lastRun()).counters).toEqual({ created: IMAGES });
  expect(foreman.writes).toHaveLength(IMAGES + 1);
  expect(foreman.mostAtOnce).toBeLessThanOrEqual(4);
  const first = { requests: foreman.requests.length, at_once: foreman.mostAtOnce };
  foreman.forget();

  expect(await catalog.run()).toBe('succeeded');

  expect((await catalog.lastRun()).counters).toEqual({ unchanged: IMAGES });
  expect(foreman.writes).toEqual([]);
  expect(foreman.requests.length).toBeLessThanOrEqual(IMAGES / 1_000 + 5);
  console.log(
    `${IMAGES} images: first ${first.requests} requests, at most ${first.at_once} at a time; ` +
      `unchanged ${foreman.requests.length} requests, ${foreman.writes.length} writes`,
  );
});
