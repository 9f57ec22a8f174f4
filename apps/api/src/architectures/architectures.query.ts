import { locate } from '../http/locate.js';
import { type Completion, complete } from '../http/completion.js';
import { suggestionsFrom } from '../http/suggestions.query.js';
import type { Listing } from '../http/listing.js';
import { type ListSource, type Page, readPage } from '../http/page.query.js';
import type { Reads } from '../http/reads.js';
import { architectureReference, parentReference } from '../http/reference.js';
import { Values } from '../http/statement.js';
import type { ArchitectureDetails, ArchitectureRow } from './architecture.row.js';
import { architectureSearch } from './architectures.search.js';

const COLUMNS = 'architectures.id, architectures.name, architectures.created_at, architectures.updated_at';

const SOURCE: ListSource = {
  table: 'architectures',
  columns: COLUMNS,
  joins: '',
  definition: architectureSearch,
  default_order: 'architectures.id',
};

const DETAILS = `${COLUMNS},
  COALESCE((SELECT json_agg(json_build_object('id', o.id, 'name', o.name, 'title', o.title) ORDER BY o.title)
    FROM architectures_operatingsystems l JOIN operatingsystems o ON o.id = l.operatingsystem_id
    WHERE l.architecture_id = architectures.id), '[]') AS operatingsystems,
  COALESCE((SELECT json_agg(json_build_object('id', i.id, 'name', i.name) ORDER BY i.id)
    FROM images i WHERE i.architecture_id = architectures.id), '[]') AS images`;

/** Reads a page of architectures, of one operating system's when its id is given. */
export function listArchitectures(
  reads: Reads,
  operatingsystemId: number | null,
  listing: Listing,
): Promise<Page<ArchitectureRow>> {
  return readPage(reads, SOURCE, listing, (values) => ({ conditions: ofOperatingsystem(operatingsystemId, values) }));
}

/** Completes a search for architectures, of one operating system when its id is given. */
export function completeArchitectureSearch(
  reads: Reads,
  operatingsystemId: number | null,
  typed: string,
): Promise<Completion> {
  return complete(
    typed,
    architectureSearch,
    suggestionsFrom(reads, SOURCE, (values) => ({ conditions: ofOperatingsystem(operatingsystemId, values) })),
  );
}

/** Reads one architecture by the text of its id; undefined when there is none in scope. */
export function findArchitecture(
  reads: Reads,
  operatingsystemId: number | null,
  id: string,
): Promise<ArchitectureDetails | undefined> {
  const values = new Values();
  const located = locate(architectureReference(id), { table: 'architectures', name: 'name' }, values);
  const conditions = [`architectures.id = ${located}`, ...ofOperatingsystem(operatingsystemId, values)];
  return reads.row(`SELECT ${DETAILS} FROM architectures WHERE ${conditions.join(' AND ')}`, values.list);
}

/** Reads the id of an operating system that a path names; null when there is none. */
export async function findParentOperatingsystem(reads: Reads, text: string): Promise<number | null> {
  const values = new Values();
  const located = locate(parentReference(text, true), { table: 'operatingsystems', name: 'title' }, values);
  return (await reads.lookUp<{ id: number | null }>(`SELECT ${located} AS id`, values.list))?.id ?? null;
}

/** Tells whether another architecture has a name. */
export async function isArchitectureNameTaken(reads: Reads, name: string, id: number | null): Promise<boolean> {
  const row = await reads.lookUp('SELECT id FROM architectures WHERE name = $1 AND id IS DISTINCT FROM $2::int', [
    name,
    id,
  ]);
  return row !== undefined;
}

function ofOperatingsystem(operatingsystemId: number | null, values: Values): string[] {
  if (operatingsystemId === null) return [];
  return [
    `architectures.id IN (SELECT architecture_id FROM architectures_operatingsystems
       WHERE operatingsystem_id = ${values.add(operatingsystemId)})`,
  ];
}
