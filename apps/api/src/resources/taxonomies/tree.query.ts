import type { EntityManager } from 'typeorm';
import type { TaxonomyKind } from './taxonomy-kind.js';

/** An organization or location, and the parent that it is to have. */
export interface Move {
  id: number;
  parent_id: number | null;
}

/** Writes the row $1 and all below it, with the titles and ancestors that they have below the parent $2. */
export function movedTree({ many }: TaxonomyKind): string {
  return `
    WITH RECURSIVE tree AS (
      SELECT t.id, concat_ws('/', p.title, t.name) AS title, p.id AS parent_id,
        CASE WHEN p.id IS NOT NULL THEN concat_ws('/', p.ancestry, p.id) END AS ancestry
      FROM ${many} t LEFT JOIN ${many} p ON p.id = $2 WHERE t.id = $1
      UNION ALL
      SELECT c.id, concat_ws('/', tree.title, c.name), tree.id, concat_ws('/', tree.ancestry, tree.id)
      FROM ${many} c JOIN tree ON c.parent_id = tree.id)`;
}

/** Reads the ancestors of a row as Foreman's column holds them: their ids from the root on, with slashes; null for a root. */
export async function readAncestry(
  manager: EntityManager,
  { many }: TaxonomyKind,
  id: number,
): Promise<{ ancestry: string | null }> {
  const text = `SELECT ancestry FROM ${many} WHERE id = $1`;
  const [row] = await manager.query<{ ancestry: string | null }[]>(text, [id]);
  return { ancestry: row?.ancestry ?? null };
}

/** What could be wrong with a move. */
export interface MoveCheck {
  /** Whether the parent is the row itself or below it. */
  is_circle: boolean;
  has_parent: boolean;
  /** The length of the longest title after the move. */
  longest_title: number;
}

/** Checks a move in a tree that is locked. */
export async function checkMove(
  manager: EntityManager,
  kind: TaxonomyKind,
  { id, parent_id }: Move,
): Promise<MoveCheck> {
  const [check] = await manager.query<[MoveCheck]>(
    `${movedTree(kind)}
     SELECT COALESCE(bool_or(id = $2), false) AS is_circle, EXISTS (SELECT FROM ${kind.many} WHERE id = $2) AS has_parent,
       max(length(title)) AS longest_title FROM tree`,
    [id, parent_id],
  );
  return check;
}
