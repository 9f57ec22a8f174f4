import type { ColumnsOf, RowOf } from '../../sql/fields.js';
import type { parameterFields } from './parameter.fields.js';

/** The columns that a body sets. */
export type ParameterColumns = ColumnsOf<typeof parameterFields>;

/** A parameter as the query reads it; one of the owners is set. */
export interface ParameterRow extends RowOf<typeof parameterFields> {
  operatingsystem_id: number | null;
  organization_id: number | null;
  location_id: number | null;
}
