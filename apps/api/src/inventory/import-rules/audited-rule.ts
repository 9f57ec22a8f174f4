import type { AuditedChange } from '@image-catalog/database';
import type { Inventory } from '../freshness/inventory.row.js';

/** A change of an import rule. */
export interface RuleChange {
  id: number;
  name: string;
  action: 'create' | 'update' | 'destroy';
  changes: Record<string, unknown>;
}

/** Builds the audit of a change of an import rule. */
export function auditedRule(
  of: Pick<Inventory, 'compute_resource_id' | 'compute_resource_name'>,
  { id, name, action, changes }: RuleChange,
): AuditedChange {
  return {
    auditable_type: 'ImportRule',
    auditable_id: id,
    auditable_name: name,
    action,
    audited_changes: changes,
    associated: { type: 'ComputeResource', id: of.compute_resource_id, name: of.compute_resource_name },
  };
}
