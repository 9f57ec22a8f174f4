import type { Access } from '../../access/access.js';
import { visibleFields } from '../../access/visible-fields.js';
import { type Completion, complete } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import { type ListSource, type Page, readPage } from '../../lists/page.query.js';
import type { Reads } from '../../sql/reads.js';
import { imageReference } from '../../routing/reference.js';
import { Values } from '../../sql/values.js';
import { suggestionsFrom } from '../../lists/suggestions.query.js';
import { shownTaxonomies } from '../taxonomies/taxonomies-of.js';
import type { AuditRow } from './audit.row.js';
import { auditSearch } from './audits.search.js';

const COLUMNS = `audits.id, audits.auditable_type, audits.auditable_id, audits.auditable_name,
  audits.associated_type, audits.associated_id, audits.associated_name, audits.user_id, audits.username, audits.action,
  audits.audited_changes, audits.version, audits.comment, audits.remote_address, audits.request_uuid, audits.created_at,
  ${placesOf('location')} AS locations, ${placesOf('organization')} AS organizations`;

const SOURCE: ListSource = {
  table: 'audits',
  columns: COLUMNS,
  joins: '',
  definition: auditSearch,
  default_order: 'audits.created_at',
  is_newest_first: true,
};

/** Reads a page of the audits that the caller may view, newest first unless another order is asked for. */
export function listAudits(reads: Reads, access: Access, listing: Listing): Promise<Page<AuditRow>> {
  const source = { ...SOURCE, definition: visibleFields(access, auditSearch) };
  return readPage(reads, source, listing, access.scope('Audit', 'view_audit_logs'));
}

/** Completes a search for audits. */
export function completeAuditSearch(reads: Reads, access: Access, typed: string): Promise<Completion> {
  const scope = access.scope('Audit', 'view_audit_logs');
  return complete(typed, visibleFields(access, auditSearch), suggestionsFrom(reads, SOURCE, scope));
}

/** Reads one audit that the caller may view by the text of its id; undefined when there is none. */
export function findAudit(reads: Reads, access: Access, id: string): Promise<AuditRow | undefined> {
  const values = new Values();
  const scope = access.scope('Audit', 'view_audit_logs');
  const asked = `audits.id = ${values.add(imageReference(id).id)}::int`;
  return reads.row<AuditRow>(
    `SELECT ${COLUMNS} FROM audits WHERE ${asked}${scope.bounding('audits.id', values)}`,
    values.list,
  );
}

/** Writes the organizations or locations that an audit belongs to, as far as they still exist. */
function placesOf(taxonomy: 'location' | 'organization'): string {
  return `COALESCE((SELECT ${shownTaxonomies('t')} FROM ${taxonomy}s t WHERE t.id = ANY(audits.${taxonomy}_ids)), '[]')`;
}
