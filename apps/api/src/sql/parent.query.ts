import { parentReference } from '../routing/reference.js';
import { selectId, type Named } from './select-id.js';
import type { Reads } from './reads.js';
import type { Scope } from './scope.js';
import { Values } from './values.js';

/** Reads the id of the row of a scope that a path names as its parent; null when there is none. */
export async function findParentId(reads: Reads, parent: Named, scope: Scope, text: string): Promise<number | null> {
  const values = new Values();
  const located = selectId(parentReference(text, parent.name !== null), parent, scope, values);
  return (await reads.lookUp<{ id: number | null }>(`SELECT ${located} AS id`, values.list))?.id ?? null;
}
