import { selectId } from '../sql/select-id.js';
import type { Reads } from '../sql/reads.js';
import { parentReference } from '../routing/reference.js';
import { Values } from '../sql/values.js';
import type { Access } from './access.js';
import type { CurrentTaxonomy } from './grants.js';

/** Reads an organization or location that is visible to the caller, by title or id; undefined when there is none. */
export async function readTaxonomy(
  reads: Reads,
  access: Access,
  kind: 'organization' | 'location',
  id: unknown,
): Promise<CurrentTaxonomy | undefined> {
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  const type = kind === 'organization' ? 'Organization' : 'Location';
  const table = `${kind}s` as const;
  const values = new Values();
  const located = selectId(parentReference(String(id), true), { table, name: 'title' }, access.visible(type), values);
  return reads.row<CurrentTaxonomy>(
    `SELECT t.id, t.name, t.ignore_types AS ignores,
       string_to_array(t.ancestry, '/')::int[] || ARRAY(SELECT below.id FROM ${table} below
         WHERE below.id = t.id OR t.id = ANY(string_to_array(below.ancestry, '/')::int[])) AS reach
     FROM ${table} t WHERE t.id = ${located}`,
    values.list,
  );
}
