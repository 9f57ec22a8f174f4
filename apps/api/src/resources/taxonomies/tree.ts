import type { EntityManager } from 'typeorm';
import { Invalid } from '../../foreman/errors.js';
import type { TaxonomyKind } from './taxonomy-kind.js';

const TREE_LOCKS = { organization: 0x1c_11_4c, location: 0x1c_11_4d };

/** Lets one transaction at a time change a tree: two moves at once could make a circle. Must come before any other lock. */
export async function holdTree(manager: EntityManager, { one }: TaxonomyKind): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [TREE_LOCKS[one]]);
}

/** @throws Invalid when a parent was deleted before the tree was held. */
async function assertExists(manager: EntityManager, table: string, parentId: number): Promise<void> {
  const rows = await manager.query<unknown[]>(`SELECT FROM ${table} WHERE id = $1`, [parentId]);
  if (rows.length === 0) throw new Invalid(null, { parent_id: ['must exist'] });
}

/**
 * Puts a row below its parent, and renames all that is below it. Foreman: concerns/nested_ancestry_common.rb
 * @throws Invalid when that would make a circle or a title that is too long.
 */
export async function placeInTree(
  manager: EntityManager,
  { many: table, type }: TaxonomyKind,
  { id, parent_id }: { id: number; parent_id: number | null },
): Promise<void> {
  const above = await manager.query<unknown[]>(
    `SELECT 1 FROM ${table} WHERE id = $2 AND (id = $1 OR $1 = ANY(string_to_array(ancestry, '/')::int[]))`,
    [id, parent_id],
  );
  if (above.length > 0) throw new Invalid(id, { base: [`${type} cannot be a descendant of itself.`] });
  if (parent_id !== null) await assertExists(manager, table, parent_id);
  const tree = `
    WITH RECURSIVE tree AS (
      SELECT t.id, concat_ws('/', p.title, t.name) AS title, p.id AS parent_id,
        CASE WHEN p.id IS NOT NULL THEN concat_ws('/', p.ancestry, p.id) END AS ancestry
      FROM ${table} t LEFT JOIN ${table} p ON p.id = $2 WHERE t.id = $1
      UNION ALL
      SELECT c.id, concat_ws('/', tree.title, c.name), tree.id, concat_ws('/', tree.ancestry, tree.id)
      FROM ${table} c JOIN tree ON c.parent_id = tree.id)`;
  const [{ longest } = { longest: 0 }] = await manager.query<{ longest: number }[]>(
    `${tree} SELECT max(length(title)) AS longest FROM tree`,
    [id, parent_id],
  );
  if (longest > 255) throw new Invalid(id, { title: ['is too long (maximum is 255 characters)'] });
  await manager.query(
    `${tree} UPDATE ${table} t SET title = tree.title, parent_id = tree.parent_id, ancestry = tree.ancestry
     FROM tree WHERE t.id = tree.id
       AND (t.title, t.parent_id, t.ancestry) IS DISTINCT FROM (tree.title, tree.parent_id, tree.ancestry)`,
    [id, parent_id],
  );
}
