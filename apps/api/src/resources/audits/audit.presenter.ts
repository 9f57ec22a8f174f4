import type { AuditView } from '@image-catalog/spec';
import { viewDate } from '../../foreman/dates.js';
import type { AuditRow } from './audit.row.js';

/** Shows an audit, in a list or alone. Foreman: app/views/api/v2/audits/main.json.rabl */
export function presentAudit(row: AuditRow): AuditView {
  return {
    user_id: row.user_id,
    user_type: null,
    user_name: row.username,
    version: row.version,
    comment: row.comment,
    associated_id: row.associated_id,
    associated_type: row.associated_type,
    remote_address: row.remote_address,
    associated_name: row.associated_name,
    created_at: viewDate(row.created_at),
    request_uuid: row.request_uuid,
    id: row.id,
    auditable_id: row.auditable_id,
    auditable_name: row.auditable_name,
    auditable_type: row.auditable_type,
    action: row.action,
    audited_changes: row.action === 'update' ? inPairs(row.audited_changes) : row.audited_changes,
    locations: row.locations,
    organizations: row.organizations,
  };
}

// We store a changed secret as one word; Foreman shows one for before and one for after. Foreman: audit_extensions.rb, filter_passwords
function inPairs(changes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(changes).map(([attribute, change]) => [
      attribute,
      Array.isArray(change) ? change : [change, change],
    ]),
  );
}
