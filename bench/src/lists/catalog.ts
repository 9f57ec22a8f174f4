import pg from 'pg';

/** Compute resources, operating systems and architectures among which the images are spread. */
const COMPUTE_RESOURCES = 50;
const OPERATINGSYSTEMS = 20;
const ARCHITECTURES = 3;

/** Fills an empty, migrated database with images, spread evenly over all parents. Indexes are built at the end, for speed. */
export async function fillCatalog(url: string, images: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO compute_resources (name, type, sync_due_at)
       SELECT 'resource ' || n, 'Foreman::Model::Openstack', NULL FROM generate_series(1, ${COMPUTE_RESOURCES}) n`,
    );
    await client.query(
      `INSERT INTO architectures (name) SELECT 'arch' || n FROM generate_series(1, ${ARCHITECTURES}) n`,
    );
    await client.query(
      `INSERT INTO operatingsystems (name, major, title)
       SELECT 'System' || n, '1', 'System' || n || ' 1' FROM generate_series(1, ${OPERATINGSYSTEMS}) n`,
    );
    await client.query("SET maintenance_work_mem = '512MB'");
    const indexes = await takeIndexes(client);
    await client.query(
      `INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
       SELECT md5(n::text) || ' ' || n, gen_random_uuid(), (ARRAY['root', 'admin', 'ubuntu', 'debian'])[1 + n % 4],
              1 + n % ${COMPUTE_RESOURCES}, 1 + (n / 50) % ${OPERATINGSYSTEMS}, 1 + (n / 7) % ${ARCHITECTURES}
       FROM generate_series(1, $1::int) n`,
      [images],
    );
    for (const index of indexes) await client.query(index);
    // As the worker does every minute.
    await client.query('SELECT fold_image_counts()');
    await client.query('VACUUM (FREEZE, ANALYZE) images, folded_image_counts');
    await client.query('VACUUM image_count_changes');
    await client.query('ANALYZE');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

/** Drops the indexes that no constraint needs, and returns the statements that recreate them. */
async function takeIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT relname AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
     WHERE indrelid = 'images'::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}
