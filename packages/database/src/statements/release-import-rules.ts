import type { EntityManager } from 'typeorm';
import { type Actor, recordAudits } from './record-audit.js';

/** An operating system or architecture that is about to be deleted. */
export interface ReleasedParent {
  column: 'operatingsystem_id' | 'architecture_id';
  id: number;
}

/** Clears the operating system or architecture of import rules before it is deleted, each with its audit. */
export async function releaseImportRules(
  manager: EntityManager,
  actor: Actor,
  { column, id }: ReleasedParent,
): Promise<void> {
  const rules: { id: number; name: string; of: { id: number; name: string } }[] = await manager.query(
    `SELECT r.id, r.name, jsonb_build_object('id', c.id, 'name', c.name) AS of
     FROM import_rules r JOIN compute_resources c ON c.id = r.compute_resource_id
     WHERE r.${column} = $1 ORDER BY r.id FOR NO KEY UPDATE OF r`,
    [id],
  );
  await manager.query(`UPDATE import_rules SET ${column} = NULL WHERE ${column} = $1`, [id]);
  await recordAudits(
    manager,
    actor,
    rules.map((rule) => ({
      auditable_type: 'ImportRule',
      auditable_id: rule.id,
      auditable_name: rule.name,
      action: 'update',
      audited_changes: { [column]: [id, null] },
      associated: { type: 'ComputeResource', ...rule.of },
    })),
  );
}
