import type { EntityManager } from 'typeorm';
import { findOperatingsystems, type ImportHints, readImportHints, type RuleForImport } from '@image-catalog/database';
import { type Import, readImport, type Refusal } from './importable.js';
import { matchRules, type RuleMatch } from './match-rules.query.js';

/**
 * Why an available image is not imported. `rule`: the search of an earlier rule cannot be parsed. `release_name`: its operating
 * system would have to be created, and one of that family needs a release name.
 */
export type ImportRefusal = Refusal | 'rule' | 'release_name';

/** What becomes of one available image, and by which rule. */
export interface PlannedImport extends RuleMatch {
  available: ImportHints;
  result: Import | ImportRefusal;
}

/** Decides what becomes of available images. The worker's import, `explain` and `preview` share it, so they agree. */
export async function planImports(
  manager: EntityManager,
  computeResourceId: number,
  rules: readonly RuleForImport[],
  uuids: readonly string[],
): Promise<PlannedImport[]> {
  const available = await readImportHints(manager, computeResourceId, uuids);
  const matches = await matchRules(manager, computeResourceId, rules, uuids);
  const planned = available.map((hints): PlannedImport => {
    const match = matches.get(hints.uuid) ?? { rule: null, fault: null };
    return { ...match, available: hints, result: match.fault ? 'rule' : readImport(hints, match.rule) };
  });
  return refuseNameless(manager, planned);
}

/** Refuses images whose operating system would have to be created and may not be. */
async function refuseNameless(manager: EntityManager, planned: PlannedImport[]): Promise<PlannedImport[]> {
  const nameless = planned.flatMap(({ result }) =>
    typeof result !== 'string' && !result.can_create_operatingsystem && result.operatingsystem
      ? [result.operatingsystem]
      : [],
  );
  const existing = nameless.length === 0 ? new Set<string>() : await findOperatingsystems(manager, nameless);
  return planned.map((entry) => {
    const { result } = entry;
    if (typeof result === 'string' || result.can_create_operatingsystem) return entry;
    return existing.has(result.image.os_title) ? entry : { ...entry, result: 'release_name' as const };
  });
}
