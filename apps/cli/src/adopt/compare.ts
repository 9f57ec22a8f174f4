import { ADOPTED_KINDS, type AdoptionComparison, type AdoptedKindName, type ComparedRow } from '@image-catalog/catalog';
import type { Shell } from '../shell.js';
import type { ForemanApi } from '@image-catalog/client';
import { readImages, readRows, SOURCES } from './read-rows.js';

/** How many differences are told one by one; the others are only counted. */
const MOST_TOLD = 50;

/** What a comparison found: one line a kind, and how many rows differ. */
interface Compared {
  lines: string[];
  differing: number;
}

/** Compares every row of a Foreman with ours. Warns of the first that differ. */
export async function compare(api: ForemanApi, comparison: AdoptionComparison, shell: Shell): Promise<Compared> {
  const counts = new Map<AdoptedKindName, { same: number; differing: number }>();
  let told = 0;
  for await (const row of comparedRows(api, comparison)) {
    const count = counts.get(row.kind) ?? { same: 0, differing: 0 };
    count[row.state === 'same' ? 'same' : 'differing'] += 1;
    counts.set(row.kind, count);
    if (row.state !== 'same' && (told += 1) <= MOST_TOLD)
      shell.warn(`${row.kind} ${row.their_id} ${row.name}: ${row.state} (${row.reason})`);
  }
  const lines = [...counts].map(
    ([kind, { same, differing }]) => `${ADOPTED_KINDS[kind].plural}: ${same} same, ${differing} differ`,
  );
  return { lines, differing: [...counts.values()].reduce((sum, count) => sum + count.differing, 0) };
}

async function* comparedRows(api: ForemanApi, comparison: AdoptionComparison): AsyncGenerator<ComparedRow> {
  for (const kind of Object.keys(SOURCES) as (keyof typeof SOURCES)[])
    yield* await comparison.compare(kind, await readRows(api, kind, () => undefined));
  for (const { id } of await api.all<{ id: number }>(SOURCES.compute_resource.path))
    for await (const page of readImages(api, id)) yield* await comparison.compare('image', page);
}
