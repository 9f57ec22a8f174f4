import {
  ADOPTED_KINDS,
  type AdoptedKindName,
  type AdoptedLine,
  AdoptionRun,
  type Transact,
} from '@image-catalog/catalog';
import type { ForemanApi } from '@image-catalog/client';
import { readImages, readRows, SOURCES } from './read-rows.js';

/** Hears how far an adoption is. */
export interface AdoptionProgress {
  reading(plural: string, read: number, total: number): void;
  adopted(plural: string, lines: readonly AdoptedLine[]): void;
}

/** How many rows one transaction brings in. */
const BATCH = 100;

/** The kinds before and after the images, which need compute resources, operating systems and architectures. */
const BEFORE_IMAGES = ['organization', 'location', 'architecture', 'operatingsystem', 'compute_resource'] as const;
const AFTER_IMAGES = ['role', 'user'] as const;

/**
 * Brings in everything that a Foreman has and we know. Gives the lines of its report kind by kind, as they are brought in.
 * @throws ForemanRefused when the user may not read something, before anything is written
 */
export async function* adopt(
  api: ForemanApi,
  transact: Transact,
  progress: AdoptionProgress,
): AsyncGenerator<readonly AdoptedLine[]> {
  for (const { path } of Object.values(SOURCES)) await api.get(path, { per_page: '1' });
  const run = await AdoptionRun.open(transact, api.address);
  for (const kind of BEFORE_IMAGES) yield* adoptKind(api, run, kind, progress);
  yield* adoptImages(api, run, progress);
  for (const kind of AFTER_IMAGES) yield* adoptKind(api, run, kind, progress);
  await run.finish();
}

async function* adoptKind(
  api: ForemanApi,
  run: AdoptionRun,
  kind: Exclude<AdoptedKindName, 'image'>,
  progress: AdoptionProgress,
): AsyncGenerator<readonly AdoptedLine[]> {
  const { plural } = ADOPTED_KINDS[kind];
  const rows = await readRows(api, kind, (read, total) => progress.reading(plural, read, total));
  await run.prepare(kind, rows);
  for (let from = 0; from < rows.length; from += BATCH) {
    const lines = await run.adopt(kind, rows.slice(from, from + BATCH));
    progress.adopted(plural, lines);
    yield lines;
  }
}

async function* adoptImages(
  api: ForemanApi,
  run: AdoptionRun,
  progress: AdoptionProgress,
): AsyncGenerator<readonly AdoptedLine[]> {
  const { plural } = ADOPTED_KINDS.image;
  await run.prepare('image', []);
  for (const { id } of await api.all<{ id: number }>(SOURCES.compute_resource.path)) {
    for await (const page of readImages(api, id)) {
      const lines = await run.adopt('image', page);
      progress.adopted(plural, lines);
      yield lines;
    }
  }
}
