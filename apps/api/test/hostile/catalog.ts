import type { DataSource } from 'typeorm';

/** Fills an empty, migrated database with one compute resource and its images; indexes are built at the end, which is faster. */
export async function fillCatalog(database: DataSource, images: number): Promise<void> {
  await database.query(
    `INSERT INTO compute_resources (name, type, sync_due_at) VALUES ('Cloud', 'Foreman::Model::Openstack', NULL)`,
  );
  await database.query(`INSERT INTO architectures (name) VALUES ('x86_64')`);
  await database.query(`INSERT INTO operatingsystems (name, major, title) VALUES ('Debian', '12', 'Debian 12')`);
  await database.query(
    `INSERT INTO sync_runs (compute_resource_id, generation, state, fencing_token) VALUES (1, 1, 'running', 1)`,
  );
  const indexes = await database.query<{ name: string; definition: string }[]>(
    `SELECT relname AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
     WHERE indrelid = 'images'::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
  );
  for (const { name } of indexes) await database.query(`DROP INDEX ${name}`);
  await database.query(
    `INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
     SELECT md5(n::text) || ' ' || n, gen_random_uuid(), 'root', 1, 1, 1 FROM generate_series(1, $1::int) n`,
    [images],
  );
  for (const { definition } of indexes) await database.query(definition);
  // As the worker does every minute.
  await database.query('SELECT fold_image_counts()');
  await database.query('VACUUM (ANALYZE)');
}
