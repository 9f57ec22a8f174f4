import type { DeletedParameterView, ParameterView } from '@image-catalog/spec';
import { rowDate, viewDate } from '../../foreman/dates.js';
import { readExactly } from '../../foreman/json-numbers.js';
import { kindOf } from './parameter-kind.js';
import { textOf } from './parameter-text.js';
import type { ParameterRow } from './parameter.row.js';

/** What stands for a value that is hidden. Foreman: app/models/concerns/hidden_value.rb */
const STARS = '*****';

/** Shows a parameter. Foreman: app/views/api/v2/parameters/main.json.rabl */
export function presentParameter(row: ParameterRow, showHidden: boolean): ParameterView {
  const { priority, associated_type } = kindOf(row);
  return {
    priority,
    created_at: viewDate(row.created_at),
    updated_at: viewDate(row.updated_at),
    id: row.id,
    name: row.name,
    parameter_type: row.parameter_type,
    associated_type,
    'hidden_value?': row.hidden_value,
    value: row.hidden_value && !showHidden ? STARS : valueOf(row),
  };
}

/** Shows a deleted parameter: the row itself, but for a hidden value. */
export function presentDeletedParameter(row: ParameterRow): DeletedParameterView {
  const { priority, owner } = kindOf(row);
  return {
    id: row.id,
    name: row.name,
    value: row.hidden_value ? STARS : valueOf(row),
    reference_id: row[owner] ?? 0,
    created_at: rowDate(row.created_at),
    updated_at: rowDate(row.updated_at),
    priority,
    hidden_value: STARS,
    key_type: row.parameter_type,
    searchable_value: row.hidden_value ? STARS : textOf(row.value),
  };
}

function valueOf({ value }: ParameterRow): unknown {
  return value === null ? null : readExactly(value);
}
