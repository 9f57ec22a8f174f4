import type { AuditedChange } from '@image-catalog/database';
import type { Inventory } from '../freshness/inventory.row.js';

/** Builds the audit of a change of an import rule. */
export function auditedRule(
  { compute_resource_id, compute_resource_name }: Pick<Inventory, 'compute_resource_id' | 'compute_resource_name'>,
  { id, name }: { id: number; name: string },
  action: AuditedChange['action'],
  audited_changes: Record<string, unknown>,
): AuditedChange {
  const associated = { type: 'ComputeResource', id: compute_resource_id, name: compute_resource_name };
  const rule = { auditable_type: 'ImportRule', auditable_id: id, auditable_name: name } as const;
  return { ...rule, action, audited_changes, associated };
}
