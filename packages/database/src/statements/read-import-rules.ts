import type { EntityManager } from 'typeorm';
import type { RuleForImport } from './rule-for-import.js';

/** Reads the enabled import rules of a compute resource, in their order. */
export async function readImportRules(
  manager: EntityManager,
  computeResourceId: number,
): Promise<(RuleForImport & { position: number })[]> {
  return manager.query(
    `SELECT r.id, r.name, r.search, r.action, r.operatingsystem_id, r.architecture_id, r.username, r.user_data,
            r.name_template, r.position, o.title AS operatingsystem_title, a.name AS architecture_name
     FROM import_rules r
     LEFT JOIN operatingsystems o ON o.id = r.operatingsystem_id
     LEFT JOIN architectures a ON a.id = r.architecture_id
     WHERE r.compute_resource_id = $1 AND r.enabled
     ORDER BY r.position, r.id`,
    [computeResourceId],
  );
}
