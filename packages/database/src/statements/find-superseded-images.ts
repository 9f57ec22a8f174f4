import type { EntityManager } from 'typeorm';
import { seenBy } from './find-unseen-images.js';

/**
 * What builds of one kind have in common: the product of a publisher, or else the name without its numbers, for one system
 * and architecture.
 */
const LINE = `concat_ws(E'\\n',
  COALESCE(properties->>'product_name' || '/' || (properties->>'item_name'), regexp_replace(name, '[0-9]+', '#', 'g')),
  os_name, os_major, os_minor, architecture)`;

/**
 * Finds which unseen images of a scope are superseded: older than everything of their line that the run has seen there. An
 * image without a date, or whose line shows one without, is not.
 */
export async function findSupersededImages(
  manager: EntityManager,
  run: { id: number; compute_resource_id: number },
  scope: string,
  unseen: readonly string[],
): Promise<string[]> {
  const rows: { uuid: string }[] = await manager.query(
    `WITH held AS MATERIALIZED (
       SELECT uuid, provider_created_at AS made, ${LINE} AS line FROM available_images
       WHERE compute_resource_id = $1 AND scope = $2 AND missing_since IS NULL
     ), gone AS (
       SELECT * FROM held WHERE uuid = ANY($4::text[])
     ), kept AS (
       SELECT line, min(COALESCE(made, '-infinity')) AS oldest FROM held
       WHERE line IN (SELECT line FROM gone) AND uuid IN (${seenBy('$3')}) AND uuid <> ALL($4::text[])
       GROUP BY line
     )
     SELECT gone.uuid FROM gone JOIN kept USING (line) WHERE gone.made < kept.oldest ORDER BY gone.uuid`,
    [run.compute_resource_id, scope, run.id, unseen],
  );
  return rows.map(({ uuid }) => uuid);
}
