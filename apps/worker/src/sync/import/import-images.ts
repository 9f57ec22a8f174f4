import { type Import, type ImportRefusal, type PlannedImport, planImports } from '@image-catalog/catalog';
import {
  createMissingArchitectures,
  createMissingOperatingsystems,
  findUnimportedImages,
  foldImageCounts,
  linkArchitectures,
  readImportRules,
  type RuleForImport,
} from '@image-catalog/database';
import type { EntityManager } from 'typeorm';
import type { Run } from '../claim/sync-context.js';
import { createUnderFreeNames } from './create-under-free-names.js';
import { Statistics } from '../write/statistics.js';

/** The worker's user name in audits. */
export const USERNAME = 'sync';

/** Images imported in one transaction. */
const CHUNK = 1_000;

/** Ids found by one query: few enough for memory, and many, because each query reads the whole compute resource. */
const BATCH = 50_000;

/** `name`: every possible name is taken. */
type Reason = ImportRefusal | 'name';

/**
 * Imports all available images that rules and hints allow and that are not imported yet, with the operating systems and
 * architectures that they need. Audits every row that it creates. Counts the images that stay out, by reason.
 */
export async function importImages(run: Run): Promise<Record<string, number>> {
  const { manager } = run.dataSource;
  const leftOut = new Map<Reason, number>();
  const statistics = new Statistics(manager, ['images', 'audits']);
  const rules = await readImportRules(manager, run.compute_resource_id);
  let batch: string[] = [];
  let unfolded = 0;
  do {
    batch = await findUnimportedImages(manager, run.compute_resource_id, batch.at(-1) ?? '', BATCH);
    for (let start = 0; start < batch.length; start += CHUNK) {
      run.signal.throwIfAborted();
      await run.slot.yield();
      const { created, left } = await importChunk(run, rules, batch.slice(start, start + CHUNK));
      for (const reason of left) leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
      await statistics.add(created);
      unfolded += created;
    }
    if (unfolded > 0) await foldImageCounts(manager);
    unfolded = 0;
  } while (batch.length === BATCH);
  return countByReason(leftOut);
}

/** An import that rules and hints allow. */
type AllowedImport = PlannedImport & { result: Import };

/** Imports a chunk. Returns how many images it created, and why each of the others stays out. */
async function importChunk(
  run: Run,
  rules: readonly RuleForImport[],
  uuids: readonly string[],
): Promise<{ created: number; left: Reason[] }> {
  const planned = await planImports(run.dataSource.manager, run.compute_resource_id, rules, uuids);
  const refusals = planned.flatMap(({ result }) => (typeof result === 'string' ? [result] : []));
  const imports = planned.filter((one): one is AllowedImport => typeof one.result !== 'string');
  if (imports.length === 0) return { created: 0, left: refusals };
  const made = await run.fence.write((manager) => createAll(manager, run.compute_resource_id, imports));
  const unmade = imports.filter(({ available }) => !made.has(available.uuid));
  return { created: made.size, left: [...refusals, ...unmade.map(() => 'name' as const)] };
}

async function createAll(
  manager: EntityManager,
  computeResourceId: number,
  imports: readonly AllowedImport[],
): Promise<Set<string>> {
  const architectures = new Set(imports.map(({ result }) => result.image.architecture));
  // Of several images with one version, the first by uuid describes the operating system.
  const systems = new Map(
    imports
      .toReversed()
      .flatMap(({ result: { operatingsystem, can_create_operatingsystem } }) =>
        operatingsystem && can_create_operatingsystem ? [[operatingsystem.title, operatingsystem] as const] : [],
      ),
  );
  await createMissingArchitectures(manager, USERNAME, [...architectures]);
  await createMissingOperatingsystems(manager, USERNAME, [...systems.values()]);
  const images = imports.map(({ available, result }) => ({ available, image: result.image }));
  const made = await createUnderFreeNames(manager, USERNAME, computeResourceId, images);
  await linkArchitectures(manager, USERNAME, made);
  return new Set(made.map(({ uuid }) => uuid));
}

function countByReason(leftOut: ReadonlyMap<Reason, number>): Record<string, number> {
  const byReason = [...leftOut].map(([reason, count]) => [`not_imported_${reason}`, count] as const);
  const total = byReason.reduce((sum, [, count]) => sum + count, 0);
  return Object.fromEntries([['not_imported', total], ...byReason]);
}
