import type { AuditedChange } from '@image-catalog/database';
import { auditOf, type AuditSubject } from '../../sql/fields.js';
import { parameterFields } from './parameter.fields.js';
import type { ParameterColumns } from './parameter.row.js';
import type { ParameterOwner } from './parameters.query.js';

/** Says which parameter an audit is about. */
export function auditedParameter(owner: ParameterOwner, { id, name }: { id: number; name: string }): AuditSubject {
  return { id, name, associated: { type: 'Operatingsystem', id: owner.id, name: owner.title } };
}

/** Makes the audit of the deletion of a parameter. */
export function destroyedParameter(owner: ParameterOwner, row: ParameterColumns & { id: number }): AuditedChange {
  return auditOf(parameterFields, auditedParameter(owner, row), 'destroy', shownParameter(row));
}

/** What an audit tells of a parameter; a hidden value is redacted. */
export function shownParameter({ name, value, parameter_type, hidden_value }: ParameterColumns) {
  return { name, value: hidden_value ? '[redacted]' : value, parameter_type, hidden_value };
}
