import type { NamedRow } from '@image-catalog/spec';
import type { ParameterRow } from '../parameters/parameter.row.js';
import type { Moment } from '../../foreman/dates.js';

/** An operating system as the query reads it. */
export interface OperatingsystemRow {
  id: number;
  name: string;
  major: string;
  minor: string;
  description: string | null;
  family: string | null;
  release_name: string | null;
  password_hash: string;
  title: string;
  created_at: Moment;
  updated_at: Moment;
}

/** An operating system with what belongs to it. */
export interface OperatingsystemDetails extends OperatingsystemRow {
  architectures: { name: string; id: number }[];
  images: NamedRow[];
  parameters: ParameterRow[];
}
