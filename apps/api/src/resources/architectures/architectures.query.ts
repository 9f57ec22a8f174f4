import { alphabetical } from '@image-catalog/search';
import type { Access } from '../../access/access.js';
import type { Scope } from '../../sql/scope.js';
import { selectId } from '../../sql/select-id.js';
import { type Completion, complete } from '../../lists/completion.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import type { Listing } from '../../lists/listing.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { architectureReference } from '../../routing/reference.js';
import { Values } from '../../sql/values.js';
import { selectedColumns } from '../../sql/fields.js';
import { architectureFields } from './architecture.fields.js';
import type { ArchitectureDetails, ArchitectureRow } from './architecture.row.js';
import { architectureSearch } from './architectures.search.js';

const COLUMNS = selectedColumns(architectureFields);

const SOURCE: ListSource = {
  table: 'architectures',
  columns: COLUMNS,
  joins: '',
  definition: architectureSearch,
  default_order: 'architectures.id',
};

/** Writes the columns of one architecture: what it is linked with is shown as far as the caller may view it. */
function details(access: Access, values: Values): string {
  const operatingsystems = access.scope('Operatingsystem', 'view_operatingsystems');
  const images = access.scope('Image', 'view_images');
  return `${COLUMNS},
  COALESCE((SELECT json_agg(json_build_object('id', o.id, 'name', o.name, 'title', o.title) ORDER BY ${alphabetical('o.title')})
    FROM architectures_operatingsystems l JOIN operatingsystems o ON o.id = l.operatingsystem_id
    WHERE l.architecture_id = architectures.id${operatingsystems.bounding('o.id', values)}), '[]') AS operatingsystems,
  COALESCE((SELECT json_agg(json_build_object('id', i.id, 'name', i.name) ORDER BY i.id)
    FROM images i WHERE i.architecture_id = architectures.id${images.bounding('i.id', values)}), '[]') AS images`;
}

/** Reads a page of architectures, of one operating system's when its id is given. */
export function listArchitectures(
  reads: Reads,
  access: Access,
  operatingsystemId: number | null,
  listing: Listing,
): Promise<Page<ArchitectureRow>> {
  const scope = access.scope('Architecture', 'view_architectures');
  const bounds = (values: Values) => ({ conditions: ofOperatingsystem(operatingsystemId, values) });
  return readPage(reads, SOURCE, listing, scope, bounds);
}

/** Completes a search for architectures, of one operating system when its id is given. */
export function completeArchitectureSearch(
  reads: Reads,
  access: Access,
  operatingsystemId: number | null,
  typed: string,
): Promise<Completion> {
  const scope = access.scope('Architecture', 'view_architectures');
  const bounds = (values: Values) => ({ conditions: ofOperatingsystem(operatingsystemId, values) });
  return complete(typed, architectureSearch, suggestionsFrom(reads, SOURCE, scope, bounds));
}

/** Reads one architecture of a scope by the text of its id, as the caller may see it; undefined when there is none. */
export function findArchitecture(
  reads: Reads,
  access: Access,
  scope: Scope,
  operatingsystemId: number | null,
  id: string,
): Promise<ArchitectureDetails | undefined> {
  const values = new Values();
  const located = selectId(architectureReference(id), { table: 'architectures', name: 'name' }, scope, values);
  const conditions = [`architectures.id = ${located}`, ...ofOperatingsystem(operatingsystemId, values)];
  return reads.row(
    `SELECT ${details(access, values)} FROM architectures WHERE ${conditions.join(' AND ')}`,
    values.list,
  );
}

function ofOperatingsystem(operatingsystemId: number | null, values: Values): string[] {
  if (operatingsystemId === null) return [];
  return [
    `architectures.id IN (SELECT architecture_id FROM architectures_operatingsystems
       WHERE operatingsystem_id = ${values.add(operatingsystemId)})`,
  ];
}
