import { type Actor, recordAudits } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';
import { auditedRule } from './audited-rule.js';
import { holdRules } from './hold-rules.statement.js';

/** Locks and audits the import rules of a compute resource that is about to be deleted; they are deleted with it. */
export async function deleteRulesOf(
  manager: EntityManager,
  actor: Actor,
  { id: compute_resource_id, name: compute_resource_name }: { id: number; name: string },
): Promise<void> {
  const rules = await holdRules(manager, compute_resource_id, 'UPDATE');
  const ofRule = { compute_resource_id, compute_resource_name };
  const changes = rules.map(({ id, name, search, position }) =>
    auditedRule(ofRule, { id, name }, 'destroy', { name, search, position }),
  );
  await recordAudits(manager, actor, changes);
}
