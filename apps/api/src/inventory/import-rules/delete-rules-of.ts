import { type Actor, type ImportRule, recordAudits } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';
import { auditedRule } from './audited-rule.js';

/** Deletes the import rules of a compute resource that is about to be deleted, each with its audit. */
export async function deleteRulesOf(
  manager: EntityManager,
  actor: Actor,
  { id: compute_resource_id, name: compute_resource_name }: { id: number; name: string },
): Promise<void> {
  const rules = await manager.query<Pick<ImportRule, 'id' | 'name' | 'search' | 'position'>[]>(
    'SELECT id, name, search, position FROM import_rules WHERE compute_resource_id = $1 ORDER BY id FOR UPDATE',
    [compute_resource_id],
  );
  const ofRule = { compute_resource_id, compute_resource_name };
  const changes = rules.map(({ id, name, search, position }) =>
    auditedRule(ofRule, { id, name, action: 'destroy', changes: { name, search, position } }),
  );
  await recordAudits(manager, actor, changes);
}
