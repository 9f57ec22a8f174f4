import { castParameter, type CreateParameterDto, misfit, type UpdateParameterDto } from '@image-catalog/spec';
import type { FieldErrors } from '../../foreman/errors.js';
import { addError, shapeErrors } from '../../foreman/shape-errors.js';
import type { ParameterColumns } from './parameter.row.js';

/** A value of each kind of JSON that is a text, for a new type to read it. */
const TEXT = /^\s*"/;

/** Merges what a body gives into what the row has; a value that does not fit is undefined. */
export function columnsOf(
  dto: UpdateParameterDto,
  row: ParameterColumns | undefined,
): Omit<ParameterColumns, 'value'> & { value: string | null | undefined } {
  const type = (dto.parameter_type === undefined ? row?.parameter_type : dto.parameter_type) || 'string';
  return {
    name: dto.name ?? row?.name ?? '',
    value: dto.value === undefined ? recast(row?.value ?? null, type) : castParameter(dto.value, type),
    parameter_type: type,
    hidden_value: (dto.hidden_value === undefined ? row?.hidden_value : dto.hidden_value) ?? false,
  };
}

/** Validates a body, with the names that Foreman's model has for its attributes. */
export function errorsOf(dto: CreateParameterDto, columns: ReturnType<typeof columnsOf>): FieldErrors {
  const { parameter_type, ...errors } = shapeErrors(dto);
  if (parameter_type) errors['key_type'] = parameter_type;
  if (columns.value === undefined) addError(errors, 'value', misfit(columns.parameter_type));
  return errors;
}

/** Gives the columns of a body without errors. */
export function validColumns(dto: UpdateParameterDto, row: ParameterColumns | undefined): ParameterColumns {
  const { value = null, ...columns } = columnsOf(dto, row);
  return { ...columns, value };
}

// Only a text is read by a new type; what was cast already stays. Foreman: concerns/key_value_validation.rb
function recast(json: string | null, type: string): string | null | undefined {
  return json !== null && TEXT.test(json) ? castParameter(JSON.parse(json) as string, type) : json;
}

/** Gives the name that Foreman's models have for a faulty attribute of the list of parameters in their owner's body. */
export function listKey(attribute: string): string {
  return attribute
    .replace(/_parameters_attributes(\.|$)/, '_parameters$1')
    .replace(/(_parameters\.)parameter_type$/, '$1key_type');
}
