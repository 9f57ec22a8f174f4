import type { WriteBounds } from '../../lists/page.query.js';

/** Limits a list to the rows of one compute resource. */
export function ofComputeResource(
  table: 'import_rules' | 'sync_plans' | 'sync_runs',
  computeResourceId: number,
): WriteBounds {
  return (values) => ({ conditions: [`${table}.compute_resource_id = ${values.add(computeResourceId)}`] });
}
