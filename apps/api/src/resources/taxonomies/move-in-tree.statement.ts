import type { EntityManager } from 'typeorm';
import type { TaxonomyKind } from './taxonomy-kind.js';
import { type Move, movedTree } from './tree.query.js';

/** Puts a row below its parent, and renames all that is below it. Foreman: concerns/nested_ancestry_common.rb */
export async function moveInTree(manager: EntityManager, kind: TaxonomyKind, { id, parent_id }: Move): Promise<void> {
  await manager.query(
    `${movedTree(kind)} UPDATE ${kind.many} t SET title = tree.title, parent_id = tree.parent_id, ancestry = tree.ancestry
     FROM tree WHERE t.id = tree.id
       AND (t.title, t.parent_id, t.ancestry) IS DISTINCT FROM (tree.title, tree.parent_id, tree.ancestry)`,
    [id, parent_id],
  );
}
