import { alphabetical } from '@image-catalog/search';
import type { Access } from '../../access/access.js';
import { type Completion, complete } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import { computeResourceReference } from '../../routing/reference.js';
import { selectedColumns } from '../../sql/fields.js';
import type { Reads } from '../../sql/reads.js';
import type { Scope } from '../../sql/scope.js';
import { selectId } from '../../sql/select-id.js';
import { Values } from '../../sql/values.js';
import { targetFields } from './target.fields.js';
import type { TargetDetails, TargetRow } from './target.row.js';
import { targetSearch } from './targets.search.js';

const COLUMNS = `${selectedColumns(targetFields)}, targets.due_at,
  (SELECT count(*)::int FROM target_images i WHERE i.target_id = targets.id) AS images_count,
  COALESCE((SELECT json_agg(n.compute_resource_id || '=' || n.name ORDER BY n.compute_resource_id)
    FROM target_compute_resources n WHERE n.target_id = targets.id), '[]') AS compute_resource_names`;

const DETAILS = `${COLUMNS}, targets.password IS NOT NULL AS has_password`;

const SOURCE: ListSource = {
  table: 'targets',
  columns: COLUMNS,
  joins: '',
  definition: targetSearch,
  default_order: alphabetical('targets.name'),
};

/** Reads a page of targets. */
export function listTargets(reads: Reads, access: Access, listing: Listing): Promise<Page<TargetRow>> {
  return readPage(reads, SOURCE, listing, access.scope('Target', 'view_targets'));
}

/** Completes a search for targets. */
export function completeTargetSearch(reads: Reads, access: Access, typed: string): Promise<Completion> {
  return complete(typed, targetSearch, suggestionsFrom(reads, SOURCE, access.scope('Target', 'view_targets')));
}

/** Reads one target of a scope by the text of its id or by its name; undefined when there is none. */
export function findTarget(reads: Reads, scope: Scope, id: string): Promise<TargetDetails | undefined> {
  const values = new Values();
  const located = selectId(computeResourceReference(id), { table: 'targets', name: 'name' }, scope, values);
  return reads.row(`SELECT ${DETAILS} FROM targets WHERE targets.id = ${located}`, values.list);
}
