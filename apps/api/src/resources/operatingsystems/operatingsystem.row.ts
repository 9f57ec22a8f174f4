import type { NamedRow } from '@image-catalog/spec';
import type { ColumnsOf, RowOf } from '../../sql/fields.js';
import type { ParameterRow } from '../parameters/parameter.row.js';
import type { operatingsystemFields } from './operatingsystem.fields.js';

/** The columns that a body sets. */
export type OperatingsystemColumns = ColumnsOf<typeof operatingsystemFields>;

/** An operating system as the query reads it. */
export interface OperatingsystemRow extends RowOf<typeof operatingsystemFields> {
  title: string;
}

/** An operating system with what belongs to it. */
export interface OperatingsystemDetails extends OperatingsystemRow {
  architectures: { name: string; id: number }[];
  images: NamedRow[];
  parameters: ParameterRow[];
}
