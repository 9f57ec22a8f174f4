import type { AuditedChange } from '@image-catalog/database';
import { auditOf, type AuditSubject } from '../../sql/fields.js';
import type { Changes } from '../../sql/rows.js';
import type { ParameterKind } from './parameter-kind.js';
import { textOf } from './parameter-text.js';
import { parameterFields } from './parameter.fields.js';
import type { ParameterColumns } from './parameter.row.js';
import type { ParameterOwner } from './parameters.query.js';

const REDACTED = '[redacted]';

/** Says which parameter an audit is about. */
export function auditedParameter(
  { parent }: ParameterKind,
  owner: ParameterOwner,
  { id, name }: { id: number; name: string },
): AuditSubject {
  return { id, name, associated: { type: parent.type, id: owner.id, name: owner.title } };
}

/** Makes the audit of the deletion of a parameter. */
export function destroyedParameter(
  kind: ParameterKind,
  owner: ParameterOwner,
  row: ParameterColumns & { id: number },
): AuditedChange {
  return auditOf(parameterFields, auditedParameter(kind, owner, row), 'destroy', shownParameter(row));
}

/** What an audit tells of a parameter; a hidden value is redacted. */
export function shownParameter({ name, value, parameter_type, hidden_value }: ParameterColumns) {
  return { name, value: hidden_value ? REDACTED : textOf(value), parameter_type, hidden_value };
}

/** What an audit tells of a parameter's changes. */
export function shownChanges(before: ParameterColumns, after: ParameterColumns, changes: Changes): Changes {
  if (!('value' in changes)) return changes;
  const isHidden = before.hidden_value || after.hidden_value;
  return { ...changes, value: isHidden ? REDACTED : [textOf(before.value), textOf(after.value)] };
}

/** Parameters as an audit of their owner shows them: name to value, hidden values left out. */
export type ShownParameters = Record<string, string | null>;

/** Shows the parameters of an owner in its audit. */
export function shownParameters(parameters: readonly ParameterColumns[]): ShownParameters {
  return Object.fromEntries(parameters.map((parameter) => [parameter.name, shownParameter(parameter).value]));
}
