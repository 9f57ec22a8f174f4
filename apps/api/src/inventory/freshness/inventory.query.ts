import type { Scope } from '../../sql/scope.js';
import { selectId } from '../../sql/select-id.js';
import type { Reads } from '../../sql/reads.js';
import { computeResourceReference } from '../../routing/reference.js';
import { Values } from '../../sql/values.js';
import type { Inventory } from './inventory.row.js';

/** Reads a compute resource and how fresh its inventory is, by the text of its id; undefined when there is none. */
export function findInventory(reads: Reads, scope: Scope, id: string): Promise<Inventory | undefined> {
  const values = new Values();
  const located = selectId(computeResourceReference(id), { table: 'compute_resources', name: 'name' }, scope, values);
  return reads.row<Inventory>(
    `SELECT c.id AS compute_resource_id, c.name AS compute_resource_name, c.type, c.generation, c.published_generation,
            c.sync_due_at, published.ended_at AS synced_at,
            newest.state AS last_state, newest.reason AS last_reason, newest.ended_at AS last_ended_at,
            c.published_generation > 0 AND c.published_generation = newest.generation AS is_complete
     FROM compute_resources c
     LEFT JOIN sync_runs published
       ON published.compute_resource_id = c.id AND published.generation = c.published_generation
     LEFT JOIN LATERAL (SELECT r.generation, r.state, r.reason, r.ended_at FROM sync_runs r
                        WHERE r.compute_resource_id = c.id AND r.state <> 'running' AND NOT r.dry_run
                        ORDER BY r.generation DESC LIMIT 1) newest ON true
     WHERE c.id = ${located}`,
    values.list,
  );
}
