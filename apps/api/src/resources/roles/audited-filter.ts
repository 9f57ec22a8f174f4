import type { AuditedChange } from '@image-catalog/database';

/** Says which filter an audit is about. */
export function auditedFilter(
  id: number,
  role: { id: number; name: string },
): Omit<AuditedChange, 'action' | 'audited_changes'> {
  return {
    auditable_type: 'Filter',
    auditable_id: id,
    auditable_name: `filter for ${role.name} role`,
    associated: { type: 'Role', id: role.id, name: role.name },
  };
}
