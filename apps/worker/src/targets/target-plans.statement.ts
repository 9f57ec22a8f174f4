import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';

/** An image at a target that is to be removed. */
export interface Removal {
  their_compute_resource_id: number;
  uuid: string;
  their_id: number;
  compute_resource: string;
  name: string;
}

/** What a plan is about: which of these removals were approved. */
export interface ApprovedPlan {
  id: number;
  items: ReadonlySet<string>;
}

/** Names a removal: the image itself, not only its uuid. */
export function keyOf({
  their_compute_resource_id,
  uuid,
  their_id,
}: Omit<Removal, 'compute_resource' | 'name'>): string {
  return `${their_compute_resource_id} ${their_id} ${uuid}`;
}

/** Hashes one list of removals: SHA-256 in hexadecimal over the sorted items, one a line. */
export function hashRemovals(removals: readonly Removal[]): string {
  return createHash('sha256').update(removals.map(keyOf).sort().join('\n')).digest('hex');
}

/** Reads the approved plans of a target. */
export async function readApproved(manager: EntityManager, targetId: number): Promise<ApprovedPlan[]> {
  const rows: { id: number; items: Omit<Removal, 'compute_resource' | 'name'>[] }[] = await manager.query(
    `SELECT p.id, json_agg(json_build_object('their_compute_resource_id', i.their_compute_resource_id, 'uuid', i.uuid,
                                             'their_id', i.their_id)) AS items
     FROM target_plans p JOIN target_plan_items i ON i.plan_id = p.id
     WHERE p.target_id = $1 AND p.state = 'approved' GROUP BY p.id ORDER BY p.id`,
    [targetId],
  );
  return rows.map(({ id, items }) => ({ id, items: new Set(items.map(keyOf)) }));
}

/** Writes what became of the items of a plan, which is applied with that. */
export async function applyPlan(
  manager: EntityManager,
  planId: number,
  outcomes: readonly { their_compute_resource_id: number; uuid: string; outcome: string; reason: string | null }[],
): Promise<void> {
  await manager.query(
    `UPDATE target_plan_items i SET outcome = COALESCE(t.outcome, 'kept'),
       reason = CASE WHEN t.outcome IS NULL THEN 'It is wanted again, or it is gone.' ELSE t.reason END
     FROM target_plan_items own LEFT JOIN jsonb_to_recordset($2::jsonb)
       AS t (their_compute_resource_id int, uuid varchar, outcome varchar, reason text)
       ON t.their_compute_resource_id = own.their_compute_resource_id AND t.uuid = own.uuid
     WHERE own.plan_id = $1 AND i.plan_id = own.plan_id AND i.uuid = own.uuid
       AND i.their_compute_resource_id = own.their_compute_resource_id`,
    [planId, JSON.stringify(outcomes)],
  );
  await manager.query(`UPDATE target_plans SET state = 'applied', applied_at = now() WHERE id = $1`, [planId]);
}

/**
 * Offers removals for approval. The pending plan stays when it has the same items; a plan with other items is stale. What a
 * person has rejected is not offered again.
 */
export async function offerPlan(
  manager: EntityManager,
  run: { id: number; target_id: number },
  reason: string,
  removals: readonly Removal[],
): Promise<void> {
  const hash = hashRemovals(removals);
  await manager.query(
    `UPDATE target_plans SET state = 'stale' WHERE target_id = $1 AND state = 'pending' AND plan_hash <> $2`,
    [run.target_id, hash],
  );
  if (removals.length === 0 || (await isKnown(manager, run.target_id, hash))) return;
  const [plan]: { id: number }[] = await manager.query(
    `INSERT INTO target_plans (target_id, run_id, plan_hash, reason, items) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [run.target_id, run.id, hash, reason, removals.length],
  );
  await manager.query(
    `INSERT INTO target_plan_items (plan_id, their_compute_resource_id, uuid, their_id, compute_resource, name)
     SELECT $1, t.* FROM jsonb_to_recordset($2::jsonb)
       AS t (their_compute_resource_id int, uuid varchar, their_id int, compute_resource varchar, name varchar)`,
    [plan?.id, JSON.stringify(removals)],
  );
}

async function isKnown(manager: EntityManager, targetId: number, hash: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `SELECT 1 FROM target_plans WHERE target_id = $1 AND plan_hash = $2 AND state IN ('pending', 'rejected')`,
    [targetId, hash],
  );
  return rows.length > 0;
}
