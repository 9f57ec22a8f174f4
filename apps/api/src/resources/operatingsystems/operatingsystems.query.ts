import { alphabetical } from '@image-catalog/search';
import type { Access } from '../../access/access.js';
import type { Scope } from '../../sql/scope.js';
import { visibleFields } from '../../access/visible-fields.js';
import { selectId } from '../../sql/select-id.js';
import { type Completion, complete } from '../../lists/completion.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import type { Listing } from '../../lists/listing.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { operatingsystemReference } from '../../routing/reference.js';
import { Values } from '../../sql/values.js';
import { selectedColumns } from '../../sql/fields.js';
import { OS_PARAMETERS } from '../parameters/parameter-kind.js';
import { parametersOf } from '../parameters/parameters.query.js';
import { operatingsystemFields } from './operatingsystem.fields.js';
import type { OperatingsystemColumns, OperatingsystemDetails, OperatingsystemRow } from './operatingsystem.row.js';
import { operatingsystemSearch } from './operatingsystems.search.js';

const COLUMNS = `${selectedColumns(operatingsystemFields)}, operatingsystems.title`;

const SOURCE: ListSource = {
  table: 'operatingsystems',
  columns: COLUMNS,
  joins: '',
  definition: operatingsystemSearch,
  default_order: alphabetical('operatingsystems.title'),
};

/** The list with the search fields that a caller may use. */
function sourceFor(access: Access): ListSource {
  return { ...SOURCE, definition: visibleFields(access, operatingsystemSearch) };
}

/** Writes the columns of one operating system: what it is linked with is shown as far as the caller may view it. */
function details(access: Access, values: Values): string {
  const architectures = access.scope('Architecture', 'view_architectures');
  const images = access.scope('Image', 'view_images');
  return `${COLUMNS},
  COALESCE((SELECT json_agg(json_build_object('name', a.name, 'id', a.id) ORDER BY ${alphabetical('a.name')})
    FROM architectures_operatingsystems l JOIN architectures a ON a.id = l.architecture_id
    WHERE l.operatingsystem_id = operatingsystems.id${architectures.bounding('a.id', values)}), '[]') AS architectures,
  COALESCE((SELECT json_agg(json_build_object('id', i.id, 'name', i.name) ORDER BY i.id)
    FROM images i WHERE i.operatingsystem_id = operatingsystems.id${images.bounding('i.id', values)}), '[]') AS images,
  ${parametersOf(OS_PARAMETERS, access, values)}`;
}

/** Reads a page of operating systems, of one architecture's when its id is given. */
export function listOperatingsystems(
  reads: Reads,
  access: Access,
  architectureId: number | null,
  listing: Listing,
): Promise<Page<OperatingsystemRow>> {
  const scope = access.scope('Operatingsystem', 'view_operatingsystems');
  const bounds = (values: Values) => ({ conditions: ofArchitecture(architectureId, values) });
  return readPage(reads, sourceFor(access), listing, scope, bounds);
}

/** Completes a search for operating systems, of one architecture when its id is given. */
export function completeOperatingsystemSearch(
  reads: Reads,
  access: Access,
  architectureId: number | null,
  typed: string,
): Promise<Completion> {
  const scope = access.scope('Operatingsystem', 'view_operatingsystems');
  const bounds = (values: Values) => ({ conditions: ofArchitecture(architectureId, values) });
  return complete(typed, visibleFields(access, operatingsystemSearch), suggestionsFrom(reads, SOURCE, scope, bounds));
}

/** Reads one operating system of a scope by the text of its id, as the caller may see it; undefined when there is none. */
export function findOperatingsystem(
  reads: Reads,
  access: Access,
  scope: Scope,
  architectureId: number | null,
  id: string,
): Promise<OperatingsystemDetails | undefined> {
  const values = new Values();
  const located = selectId(operatingsystemReference(id), { table: 'operatingsystems', name: 'title' }, scope, values);
  const conditions = [`operatingsystems.id = ${located}`, ...ofArchitecture(architectureId, values)];
  return reads.row(
    `SELECT ${details(access, values)} FROM operatingsystems WHERE ${conditions.join(' AND ')}`,
    values.list,
  );
}

/** Which parts of an operating system's identity another one has. */
export interface TakenIdentity {
  version: boolean;
  description: boolean;
  title: boolean;
}

/** Finds out which parts of an operating system's identity another one has. */
export async function findTaken(
  reads: Reads,
  id: number | null,
  { name, major, minor, description, title }: OperatingsystemColumns & { title: string },
): Promise<TakenIdentity> {
  const row = await reads.lookUp<TakenIdentity>(
    `SELECT COALESCE(bool_or(name = $2 AND major = $3 AND minor = $4), false) AS version,
            COALESCE(bool_or(description = NULLIF($5, '')), false) AS description,
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
