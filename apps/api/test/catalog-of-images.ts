import type { RunningApi } from './running-api.js';

/** Fills the database with one compute resource, operating system and architecture, and so many images of a kilobyte. */
export async function fillWithImages(api: RunningApi, images: number): Promise<void> {
  await api.database.query(`INSERT INTO compute_resources (name, type) VALUES ('cr', 'Foreman::Model::EC2')`);
  await api.database.query(`INSERT INTO architectures (name) VALUES ('x86_64')`);
  await api.database.query(`INSERT INTO operatingsystems (name, major, title) VALUES ('Debian', '12', 'Debian 12')`);
  await api.database.query(
    `INSERT INTO images (compute_resource_id, architecture_id, operatingsystem_id, name, uuid, username)
     SELECT 1, 1, 1, 'image ' || n || repeat('n', 200), 'ami-' || n || repeat('u', 200), repeat('x', 200)
     FROM generate_series(1, $1::int) n`,
    [images],
  );
}
