import { ensureAdmin } from '@image-catalog/catalog';
import { buildDataSource, migrate } from '@image-catalog/database';
import { type PostgresServer, removeCluster, startPostgres } from '@image-catalog/embedded-postgres';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOGIN, READ_ID, WRITTEN_ID } from './requests.ts';

/** A connection to the catalog, for whatever is not measured. */
export type Database = ReturnType<typeof buildDataSource>;

/** A filled catalog on its own server, which is removed after the benchmark. */
export interface Catalog {
  url: string;
  database: Database;
  /** An image in the middle of the compute resource that is read. */
  imageId: number;
  remove(): Promise<void>;
}

/**
 * Creates a catalog: `images` in the compute resource that is read, and as many in twenty others. The
 * server does not wait for its disk, since the disk costs both sides the same and would hide the difference.
 */
export async function makeCatalog(images: number, password: string): Promise<Catalog> {
  const folder = join(tmpdir(), `image-catalog-bench-${process.pid}`);
  const server = await startPostgres({ folder, durable: false });
  try {
    await migrate(server.url);
    const database = await buildDataSource(server.url, { application_name: 'bench' }).initialize();
    await ensureAdmin(database, LOGIN, password);
    await fill(database, images);
    return {
      url: server.url,
      database,
      imageId: Math.ceil(images / 2),
      remove: () => remove(folder, server, database),
    };
  } catch (error) {
    await remove(folder, server);
    throw error;
  }
}

async function remove(folder: string, server: PostgresServer, database?: Database): Promise<void> {
  await database?.destroy();
  await server.stop();
  await removeCluster(folder);
}

async function fill(database: Database, images: number): Promise<void> {
  const others = 20;
  await database.query(`INSERT INTO compute_resources (name, type)
    SELECT 'compute resource ' || n, 'Foreman::Model::Openstack' FROM generate_series(1, 2 + ${others}) n`);
  await database.query(`INSERT INTO operatingsystems (name, major, title, family)
    SELECT 'Debian', n, 'Debian ' || n, 'Debian' FROM generate_series(1, 20) n`);
  await database.query("INSERT INTO architectures (name) VALUES ('x86_64'), ('aarch64'), ('ppc64le')");
  const insert = (first: number, last: number) =>
    database.query(
      `INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id, user_data)
       SELECT 'debian-' || cr || '-' || n, gen_random_uuid(), 'debian', cr, 1 + n % 20, 1 + n % 3, n % 2 = 0
       FROM generate_series(${first}, ${last}) cr, generate_series(1, $1::int) n`,
      [first === READ_ID ? images : Math.ceil(images / others)],
    );
  await insert(READ_ID, READ_ID);
  await insert(WRITTEN_ID + 1, WRITTEN_ID + others);
  await database.query('VACUUM ANALYZE');
}

/** Deletes what requests have created, so that every round begins alike. */
export async function tidy(database: Database): Promise<void> {
  await database.query('DELETE FROM images WHERE compute_resource_id = $1', [WRITTEN_ID]);
  await database.query('TRUNCATE audits');
  await database.query('SELECT fold_image_counts()');
  await database.query('VACUUM ANALYZE images, folded_image_counts, image_count_changes');
}
