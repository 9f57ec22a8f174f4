import { type DeletedParameterView, type ParameterView, readParameterValue } from '@image-catalog/spec';
import { rowDate, viewDate } from '../../foreman/dates.js';
import type { ParameterRow } from './parameter.row.js';

/** The priority of an operating system's parameters among all parameters of a host. Foreman: app/models/parameter.rb */
const PRIORITY = 50;

/** What stands for a value that is hidden. Foreman: app/models/concerns/hidden_value.rb */
const STARS = '*****';

/** Shows a parameter of an operating system. Foreman: app/views/api/v2/parameters/main.json.rabl */
export function presentParameter(row: ParameterRow, showHidden: boolean): ParameterView {
  return {
    priority: PRIORITY,
    created_at: viewDate(row.created_at),
    updated_at: viewDate(row.updated_at),
    id: row.id,
    name: row.name,
    parameter_type: row.parameter_type,
    associated_type: 'operating system',
    'hidden_value?': row.hidden_value,
    value: row.hidden_value && !showHidden ? STARS : typedValue(row),
  };
}

/** Shows a deleted parameter: the row itself, but for a hidden value. */
export function presentDeletedParameter(row: ParameterRow): DeletedParameterView {
  return {
    id: row.id,
    name: row.name,
    value: row.hidden_value ? STARS : typedValue(row),
    reference_id: row.operatingsystem_id,
    created_at: rowDate(row.created_at),
    updated_at: rowDate(row.updated_at),
    priority: PRIORITY,
    hidden_value: STARS,
    key_type: row.parameter_type,
    searchable_value: row.hidden_value ? STARS : row.value,
  };
}

// What does not fit its type, from before the types were held to, is shown as text.
function typedValue({ value, parameter_type: type }: ParameterRow): unknown {
  const read = readParameterValue(value, type);
  return read === undefined ? value : read.value;
}
