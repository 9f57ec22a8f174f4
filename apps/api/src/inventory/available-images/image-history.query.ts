import type { Reads } from '../../sql/reads.js';
import type { Scope } from '../../sql/scope.js';
import { Values } from '../../sql/values.js';
import type { InventoriedImageRow } from './available-image.row.js';
import type {
  AtTarget,
  CatalogImage,
  Disappearance,
  ForgottenImage,
  ImageHistory,
  LastRun,
} from './image-history.row.js';

/** Reads why an image of a compute resource is present or missing, and at which of the targets it is. */
export async function findImageHistory(
  reads: Reads,
  computeResourceId: number,
  uuid: string,
  row: InventoriedImageRow | undefined,
  targets: Scope,
): Promise<ImageHistory> {
  const named = [computeResourceId, uuid];
  const [last_run, disappearance, forgotten, image, at_targets] = await Promise.all([
    reads.row<LastRun>(LAST_RUN, [...named, row?.scope ?? null]),
    row && row.missing_since !== null ? reads.row<Disappearance>(DISAPPEARANCE, named) : undefined,
    row ? undefined : reads.row<ForgottenImage>(FORGOTTEN, named),
    reads.row<CatalogImage>(IMAGE, named),
    findAtTargets(reads, named, targets),
  ]);
  return { last_run, disappearance, forgotten, image, at_targets };
}

const LAST_RUN = `
  SELECT r.id AS run_id, r.generation, r.state, r.reason, r.ended_at,
         (SELECT COALESCE(json_agg(json_build_object('scope', s.scope, 'reason', s.reason) ORDER BY s.scope), '[]')
          FROM sync_scopes s WHERE s.run_id = r.id AND NOT s.complete AND s.scope = COALESCE($3, s.scope)) AS incomplete,
         shown.scope AS shown_in,
         (SELECT item->>'reason' FROM jsonb_array_elements(shown.rejected) AS item
          WHERE item->>'uuid' = $2 LIMIT 1) AS rejected_because,
         (SELECT COALESCE(sum((p.counters->>'unidentified')::int), 0)::int
          FROM sync_pages p WHERE p.run_id = r.id) AS unidentified
  FROM sync_runs r
  LEFT JOIN LATERAL (SELECT p.scope, p.rejected FROM sync_pages p
    WHERE p.run_id = r.id AND $2 = ANY(p.uuids) LIMIT 1) shown ON true
  WHERE r.compute_resource_id = $1 AND r.state <> 'running' AND NOT r.dry_run
  ORDER BY r.generation DESC LIMIT 1`;

/**
 * A targeted sync marks images as missing with the generation of the newest run. `was_swept` tells the two apart: it is true
 * only when the image went missing while that run was under way, in a scope that the run saw completely.
 */
const DISAPPEARANCE = `
  SELECT r.id AS run_id,
         s.complete AND a.missing_since >= r.started_at AND a.missing_since <= COALESCE(r.ended_at, 'infinity') AS was_swept,
         plan.id AS plan_id, plan.reason AS plan_reason, plan.decided_by, plan.decided_at
  FROM available_images a
  LEFT JOIN sync_runs r ON r.compute_resource_id = a.compute_resource_id AND r.generation = a.missing_generation
  LEFT JOIN sync_scopes s ON s.run_id = r.id AND s.scope = a.scope
  LEFT JOIN LATERAL (
    SELECT p.id, p.reason, p.decided_by, p.decided_at FROM sync_plan_items i JOIN sync_plans p ON p.id = i.plan_id
    WHERE i.uuid = a.uuid AND i.outcome = 'removed' AND p.compute_resource_id = a.compute_resource_id
      AND p.generation = a.missing_generation AND p.decided_at <= a.missing_since) plan ON true
  WHERE a.compute_resource_id = $1 AND a.uuid = $2`;

const FORGOTTEN = `
  SELECT f.scope, f.missing_since, f.missing_generation, f.forgotten_at, r.id AS run_id
  FROM forgotten_images f
  LEFT JOIN sync_runs r ON r.compute_resource_id = f.compute_resource_id AND r.generation = f.missing_generation
  WHERE f.compute_resource_id = $1 AND f.uuid = $2`;

/** An image goes with its source only if the sync created it and nobody changed it: packages/database, remove-gone-images.ts */
const IMAGE = `
  SELECT i.id, r.name AS removing_rule, adopted.address AS adopted_from, adopted.their_id, adopted.created_at AS adopted_at
  FROM images i
  LEFT JOIN LATERAL (
    SELECT o.address, a.their_id, a.created_at FROM adopted_rows a JOIN adoptions o ON o.id = a.adoption_id
    WHERE a.kind = 'image' AND a.our_id = i.id ORDER BY a.adoption_id LIMIT 1) adopted ON true
  LEFT JOIN import_rules r ON r.id = i.import_rule_id AND r.source_missing = 'remove'
    AND i.origin = 'sync' AND i.updated_at = i.created_at
  WHERE i.compute_resource_id = $1 AND i.uuid = $2`;

function findAtTargets(reads: Reads, named: readonly unknown[], targets: Scope): Promise<AtTarget[]> {
  const values = new Values();
  const [resource, uuid] = named.map((value) => values.add(value));
  return reads.rows<AtTarget>(
    `SELECT t.name, i.their_id, i.created_at FROM target_images i JOIN targets t ON t.id = i.target_id
     WHERE i.compute_resource_id = ${resource} AND i.uuid = ${uuid} AND i.their_id IS NOT NULL
     ${targets.bounding('t.id', values)} ORDER BY t.id`,
    values.list,
  );
}
