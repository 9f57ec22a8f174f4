import { type Import, type ImportRefusal, planImports } from '@image-catalog/catalog';
import {
  createImages,
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
import { Statistics } from '../write/statistics.js';
import { USERNAME } from './username.js';

/** Images imported in one transaction. */
const CHUNK = 1_000;

/** Images looked for at once: few enough to hold in memory, and many, as each look reads the whole compute resource. */
const PART = 50_000;

/** `name`: both names that it could have are taken. */
type Reason = ImportRefusal | 'name';

/**
 * Makes images of all available images whose rules and hints allow it and that are none yet, with the operating systems and
 * architectures that they need; every row that it makes is audited. Counts what stays out, by reason.
 */
export async function importImages(run: Run): Promise<Record<string, number>> {
  const { manager } = run.dataSource;
  const out = new Map<Reason, number>();
  const statistics = new Statistics(manager, ['images', 'audits']);
  const rules = await readImportRules(manager, run.compute_resource_id);
  let part: string[] = [];
  let unfolded = 0;
  do {
    part = await findUnimportedImages(manager, run.compute_resource_id, part.at(-1) ?? '', PART);
    for (let start = 0; start < part.length; start += CHUNK) {
      run.signal.throwIfAborted();
      await run.place.turn();
      const { made, left } = await importBatch(run, rules, part.slice(start, start + CHUNK));
      for (const reason of left) out.set(reason, (out.get(reason) ?? 0) + 1);
      await statistics.add(made);
      unfolded += made;
    }
    if (unfolded > 0) await foldImageCounts(manager);
    unfolded = 0;
  } while (part.length === PART);
  return countOut(out);
}

/** Imports what it can of a batch; gives how many, and why each of the others stays out. */
async function importBatch(
  run: Run,
  rules: readonly RuleForImport[],
  uuids: readonly string[],
): Promise<{ made: number; left: Reason[] }> {
  const planned = await planImports(run.dataSource.manager, run.compute_resource_id, rules, uuids);
  const results = planned.map(({ result }) => result);
  const refusals = results.filter((result) => typeof result === 'string');
  const imports = results.filter((result) => typeof result !== 'string');
  if (imports.length === 0) return { made: 0, left: refusals };
  const made = await run.fence.write((manager) => write(manager, run.compute_resource_id, imports));
  const unmade = imports.filter(({ image }) => !made.has(image.uuid));
  return { made: made.size, left: [...refusals, ...unmade.map(() => 'name' as const)] };
}

async function write(
  manager: EntityManager,
  computeResourceId: number,
  imports: readonly Import[],
): Promise<Set<string>> {
  const architectures = new Set(imports.map(({ image }) => image.architecture));
  // The first by uuid speaks for all of one version.
  const systems = new Map(
    imports
      .toReversed()
      .flatMap(({ operatingsystem, can_create_operatingsystem }) =>
        operatingsystem && can_create_operatingsystem ? [[operatingsystem.title, operatingsystem] as const] : [],
      ),
  );
  await createMissingArchitectures(manager, USERNAME, [...architectures]);
  await createMissingOperatingsystems(manager, USERNAME, [...systems.values()]);
  const images = imports.map(({ image }) => image);
  const made = await createImages(manager, USERNAME, computeResourceId, images);
  await linkArchitectures(manager, USERNAME, made);
  return new Set(made.map(({ uuid }) => uuid));
}

function countOut(out: ReadonlyMap<Reason, number>): Record<string, number> {
  const byReason = [...out].map(([reason, count]) => [`not_imported_${reason}`, count] as const);
  const total = byReason.reduce((sum, [, count]) => sum + count, 0);
  return Object.fromEntries([['not_imported', total], ...byReason]);
}
