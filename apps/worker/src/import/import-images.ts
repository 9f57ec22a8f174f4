import {
  createImages,
  createMissingArchitectures,
  createMissingOperatingsystems,
  findUnimportedImages,
  type ImportHints,
  linkArchitectures,
  readImportHints,
} from '@image-catalog/database';
import type { EntityManager } from 'typeorm';
import type { Run } from '../sync/run.js';
import { type Import, readImport, type Refusal } from './importable.js';
import { USERNAME } from './username.js';

/** Images imported in one transaction. */
const CHUNK = 1_000;

/** `release_name`: a new operating system of its kind would need one; `name`: both its names are taken. */
type Reason = Refusal | 'release_name' | 'name';

/**
 * Makes images of all available images whose hints allow it and that are none yet, with the operating systems and
 * architectures that they need; every row that it makes is audited. Counts what stays out, by reason.
 */
export async function importImages(run: Run): Promise<Record<string, number>> {
  const { manager } = run.dataSource;
  const out = new Map<Reason, number>();
  const uuids = await findUnimportedImages(manager, run.compute_resource_id);
  for (let start = 0; start < uuids.length; start += CHUNK) {
    run.signal.throwIfAborted();
    const batch = await readImportHints(manager, run.compute_resource_id, uuids.slice(start, start + CHUNK));
    for (const reason of await importBatch(run, batch)) out.set(reason, (out.get(reason) ?? 0) + 1);
  }
  return countOut(out);
}

/** Imports what it can of a batch; returns why each of the others stays out. */
async function importBatch(run: Run, batch: readonly ImportHints[]): Promise<Reason[]> {
  const read = batch.map(readImport);
  const refusals = read.filter((result) => typeof result === 'string');
  const imports = read.filter((result) => typeof result !== 'string');
  if (imports.length === 0) return refusals;
  const made = await run.fence.write((manager) => write(manager, run.compute_resource_id, imports));
  const left = imports.filter(({ image }) => !made.has(image.uuid));
  const reasonOf = (entry: Import): Reason => (entry.can_create_operatingsystem ? 'name' : 'release_name');
  return [...refusals, ...left.map(reasonOf)];
}

async function write(
  manager: EntityManager,
  computeResourceId: number,
  imports: readonly Import[],
): Promise<Set<string>> {
  const architectures = new Set(imports.map(({ image }) => image.architecture));
  const creatable = imports.filter((entry) => entry.can_create_operatingsystem);
  // The first by uuid speaks for all of one version.
  const systems = new Map(creatable.toReversed().map((entry) => [entry.operatingsystem.title, entry.operatingsystem]));
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
