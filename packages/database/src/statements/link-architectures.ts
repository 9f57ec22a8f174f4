import type { EntityManager } from 'typeorm';

/** Links operating systems to architectures where no link exists yet, and audits it on the operating system. */
export async function linkArchitectures(
  manager: EntityManager,
  username: string,
  links: readonly { operatingsystem_id: number; architecture_id: number }[],
): Promise<void> {
  await manager.query(
    `WITH linked AS (
       INSERT INTO architectures_operatingsystems (operatingsystem_id, architecture_id)
       SELECT DISTINCT t.operatingsystem_id, t.architecture_id
       FROM unnest($2::int[], $3::int[]) AS t(operatingsystem_id, architecture_id)
       ORDER BY 1, 2
       ON CONFLICT DO NOTHING
       RETURNING operatingsystem_id, architecture_id
     ), changed AS (
       SELECT operatingsystem_id AS id, array_agg(architecture_id) AS added,
              ARRAY(SELECT l.architecture_id FROM architectures_operatingsystems l
                    WHERE l.operatingsystem_id = linked.operatingsystem_id ORDER BY 1) AS before
       FROM linked GROUP BY operatingsystem_id)
     INSERT INTO audits (auditable_type, auditable_id, auditable_name, username, action, audited_changes, version)
     SELECT 'Operatingsystem', o.id, o.title, $1, 'update',
            jsonb_build_object('architecture_ids', jsonb_build_array(
              to_jsonb(before), to_jsonb(ARRAY(SELECT unnest(before || added) ORDER BY 1)))),
            1 + COALESCE((SELECT max(version) FROM audits
                          WHERE auditable_type = 'Operatingsystem' AND auditable_id = o.id), 0)
     FROM changed JOIN operatingsystems o ON o.id = changed.id`,
    [username, links.map((link) => link.operatingsystem_id), links.map((link) => link.architecture_id)],
  );
}
