import type { EntityManager } from 'typeorm';

/**
 * Inserts the organization, the location and the architecture that a fresh Foreman holds, and makes its first admin a member.
 * Kinds of which there are rows already stay as they are. Foreman: db/seeds.d/050-taxonomies.rb, 060-architectures.rb
 */
export async function insertFirstRows(manager: EntityManager, adminId: number): Promise<void> {
  await manager.query(
    `WITH organization AS (
       INSERT INTO organizations (name, title) SELECT 'Default Organization', 'Default Organization'
       WHERE NOT EXISTS (SELECT FROM organizations) RETURNING id),
     location AS (
       INSERT INTO locations (name, title) SELECT 'Default Location', 'Default Location'
       WHERE NOT EXISTS (SELECT FROM locations) RETURNING id),
     architecture AS (
       INSERT INTO architectures (name) SELECT 'x86_64' WHERE NOT EXISTS (SELECT FROM architectures)),
     pair AS (
       INSERT INTO locations_organizations (location_id, organization_id) SELECT l.id, o.id FROM location l, organization o),
     in_organization AS (
       INSERT INTO users_organizations (user_id, organization_id) SELECT $1::int, id FROM organization),
     in_location AS (
       INSERT INTO users_locations (user_id, location_id) SELECT $1::int, id FROM location)
     SELECT`,
    [adminId],
  );
  await manager.query(
    `UPDATE users SET
       default_organization_id = (SELECT organization_id FROM users_organizations WHERE user_id = $1),
       default_location_id = (SELECT location_id FROM users_locations WHERE user_id = $1)
     WHERE id = $1`,
    [adminId],
  );
}
