import { locate } from '../http/locate.js';
import { type Completion, complete } from '../http/completion.js';
import { suggestionsFrom } from '../http/suggestions.query.js';
import type { Listing } from '../http/listing.js';
import { type ListSource, type Page, readPage } from '../http/page.query.js';
import type { Reads } from '../http/reads.js';
import { operatingsystemReference, parentReference } from '../http/reference.js';
import { Values } from '../http/statement.js';
import type { OperatingsystemDetails, OperatingsystemRow } from './operatingsystem.row.js';
import { operatingsystemSearch } from './operatingsystems.search.js';

const COLUMNS = `operatingsystems.id, operatingsystems.name, operatingsystems.major, operatingsystems.minor,
  operatingsystems.description, operatingsystems.family, operatingsystems.release_name, operatingsystems.password_hash,
  operatingsystems.title, operatingsystems.created_at, operatingsystems.updated_at`;

const SOURCE: ListSource = {
  table: 'operatingsystems',
  columns: COLUMNS,
  joins: '',
  definition: operatingsystemSearch,
  default_order: 'operatingsystems.title',
};

const DETAILS = `${COLUMNS},
  COALESCE((SELECT json_agg(json_build_object('name', a.name, 'id', a.id) ORDER BY a.name)
    FROM architectures_operatingsystems l JOIN architectures a ON a.id = l.architecture_id
    WHERE l.operatingsystem_id = operatingsystems.id), '[]') AS architectures,
  COALESCE((SELECT json_agg(json_build_object('id', i.id, 'name', i.name) ORDER BY i.id)
    FROM images i WHERE i.operatingsystem_id = operatingsystems.id), '[]') AS images,
  COALESCE((SELECT json_agg(to_json(p) ORDER BY p.name) FROM os_parameters p
    WHERE p.operatingsystem_id = operatingsystems.id), '[]') AS parameters`;

/** Reads a page of operating systems, of one architecture's when its id is given. */
export function listOperatingsystems(
  reads: Reads,
  architectureId: number | null,
  listing: Listing,
): Promise<Page<OperatingsystemRow>> {
  return readPage(reads, SOURCE, listing, (values) => ({ conditions: ofArchitecture(architectureId, values) }));
}

/** Completes a search for operating systems, of one architecture when its id is given. */
export function completeOperatingsystemSearch(
  reads: Reads,
  architectureId: number | null,
  typed: string,
): Promise<Completion> {
  return complete(
    typed,
    operatingsystemSearch,
    suggestionsFrom(reads, SOURCE, (values) => ({ conditions: ofArchitecture(architectureId, values) })),
  );
}

/** Reads one operating system by the text of its id; undefined when there is none in scope. */
export function findOperatingsystem(
  reads: Reads,
  architectureId: number | null,
  id: string,
): Promise<OperatingsystemDetails | undefined> {
  const values = new Values();
  const located = locate(operatingsystemReference(id), { table: 'operatingsystems', name: 'title' }, values);
  const conditions = [`operatingsystems.id = ${located}`, ...ofArchitecture(architectureId, values)];
  return reads.row(`SELECT ${DETAILS} FROM operatingsystems WHERE ${conditions.join(' AND ')}`, values.list);
}

/** Reads the id of an architecture that a path names; null when there is none. */
export async function findParentArchitecture(reads: Reads, text: string): Promise<number | null> {
  const values = new Values();
  const located = locate(parentReference(text, true), { table: 'architectures', name: 'name' }, values);
  return (await reads.lookUp<{ id: number | null }>(`SELECT ${located} AS id`, values.list))?.id ?? null;
}

/** What an operating system must share with no other one. */
export interface Identity {
  id: number | null;
  name: string;
  major: string;
  minor: string;
  description: string | null;
  title: string;
}

/** Tells what another operating system has already. */
export async function findTaken(
  reads: Reads,
  { id, name, major, minor, description, title }: Identity,
): Promise<{ version: boolean; description: boolean; title: boolean }> {
  const row = await reads.lookUp<{ version: boolean; description: boolean; title: boolean }>(
    `SELECT COALESCE(bool_or(name = $2 AND major = $3 AND minor = $4), false) AS version,
            COALESCE(bool_or(description = $5), false) AS description,
            COALESCE(bool_or(title = $6), false) AS title
     FROM operatingsystems WHERE id IS DISTINCT FROM $1::int`,
    [id, name, major, minor, description, title],
  );
  return row ?? { version: false, description: false, title: false };
}

function ofArchitecture(architectureId: number | null, values: Values): string[] {
  if (architectureId === null) return [];
  return [
    `operatingsystems.id IN (SELECT operatingsystem_id FROM architectures_operatingsystems
       WHERE architecture_id = ${values.add(architectureId)})`,
  ];
}
