import type { EntityManager } from 'typeorm';

/** Creates those architectures that do not exist yet, each with its audit. */
export async function createMissingArchitectures(
  manager: EntityManager,
  username: string,
  names: readonly string[],
): Promise<void> {
  await manager.query(
    `WITH made AS (
       INSERT INTO architectures (name)
       SELECT t.name FROM unnest($2::text[]) AS t(name)
       WHERE NOT EXISTS (SELECT 1 FROM architectures a WHERE a.name = t.name)
       ORDER BY t.name
       ON CONFLICT DO NOTHING
       RETURNING id, name)
     INSERT INTO audits (auditable_type, auditable_id, auditable_name, username, action, audited_changes)
     SELECT 'Architecture', id, name, $1, 'create', jsonb_build_object('name', name) FROM made`,
    [username, names],
  );
}
