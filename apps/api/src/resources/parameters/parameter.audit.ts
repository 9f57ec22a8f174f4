import type { AuditedChange, OsParameter } from '@image-catalog/database';
import type { ParameterOwner } from './parameters.query.js';

type Columns = Pick<OsParameter, 'name' | 'value' | 'parameter_type' | 'hidden_value'>;

/** Says which parameter an audit is about. */
export function auditedParameter(
  owner: ParameterOwner,
  id: number,
  { name }: Columns,
): Omit<AuditedChange, 'action' | 'audited_changes'> {
  return {
    auditable_type: 'Parameter',
    auditable_id: id,
    auditable_name: name,
    associated: { type: 'Operatingsystem', id: owner.id, name: owner.title },
  };
}

/** Says what is audited of the deletion of a parameter. */
export function destroyedParameter(owner: ParameterOwner, row: Columns & { id: number }): AuditedChange {
  return { ...auditedParameter(owner, row.id, row), action: 'destroy', audited_changes: shownParameter(row) };
}

/** What an audit tells of a parameter; a hidden value leaves no trace. */
export function shownParameter({ name, value, parameter_type, hidden_value }: Columns): Record<string, unknown> {
  return { name, value: hidden_value ? '[redacted]' : value, parameter_type, hidden_value };
}
