import { DEFAULT_ROLES, PERMISSIONS } from '@image-catalog/spec';
import type { DataSource, EntityManager } from 'typeorm';

const PERMISSION_ROWS = `
  INSERT INTO permissions (name, resource_type)
  SELECT p.name, p.resource_type FROM jsonb_to_recordset($1) p (name text, resource_type text)
  WHERE NOT EXISTS (SELECT FROM permissions known WHERE known.name = p.name)`;

const ROLE_ROWS = `
  INSERT INTO roles (name, description, builtin, origin)
  SELECT r.name, r.description, r.builtin, 'foreman'
  FROM jsonb_to_recordset($1) r (name text, description text, builtin int)
  WHERE NOT EXISTS (SELECT FROM roles known WHERE known.name = r.name)`;

/** The texts of roles that nobody may edit follow the program. */
const ROLE_TEXTS = `
  UPDATE roles SET description = r.description, updated_at = now()
  FROM jsonb_to_recordset($1) r (name text, description text)
  WHERE roles.name = r.name AND roles.origin = 'foreman' AND roles.description IS DISTINCT FROM r.description`;

/** What the roles should contain. A role of such a name that the installation created itself is not changed. */
const WANTED = `
  SELECT r.id AS role_id, p.id AS permission_id, p.resource_type
  FROM jsonb_to_recordset($1) w (name text, permissions jsonb)
  JOIN roles r ON r.name = w.name AND r.origin = 'foreman'
  JOIN permissions p ON w.permissions ? p.name`;

const FILTER_ROWS = `
  INSERT INTO filters (role_id, resource_type)
  SELECT w.role_id, w.resource_type FROM (${WANTED}) w
  WHERE NOT EXISTS (SELECT FROM filters f WHERE f.role_id = w.role_id AND f.resource_type IS NOT DISTINCT FROM w.resource_type)
  GROUP BY 1, 2 ORDER BY 1, min(w.permission_id)`;

const FILTERING_ROWS = `
  INSERT INTO filterings (filter_id, permission_id)
  SELECT f.id, w.permission_id FROM (${WANTED}) w
  JOIN filters f ON f.role_id = w.role_id AND f.resource_type IS NOT DISTINCT FROM w.resource_type
  ON CONFLICT DO NOTHING`;

/**
 * Creates the permissions and roles of this program where they are missing, and adds to its own roles what a newer version
 * brings. The role that everyone has belongs to the installation once it exists.
 */
export async function ensureAccess(dataSource: DataSource): Promise<void> {
  const locked = JSON.stringify(DEFAULT_ROLES.filter(({ builtin }) => builtin === 0));
  await dataSource.transaction(async (manager: EntityManager) => {
    await manager.query(PERMISSION_ROWS, [JSON.stringify(PERMISSIONS)]);
    await manager.query(ROLE_ROWS, [JSON.stringify(DEFAULT_ROLES)]);
    await manager.query(ROLE_TEXTS, [locked]);
    await manager.query(FILTER_ROWS, [locked]);
    await manager.query(FILTERING_ROWS, [locked]);
  });
}
