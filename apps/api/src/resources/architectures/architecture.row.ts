import type { NamedRow } from '@image-catalog/spec';
import type { Moment } from '../../foreman/dates.js';

/** An architecture as the query reads it. */
export interface ArchitectureRow {
  id: number;
  name: string;
  created_at: Moment;
  updated_at: Moment;
}

/** An architecture with what belongs to it. */
export interface ArchitectureDetails extends ArchitectureRow {
  operatingsystems: { id: number; name: string; title: string }[];
  images: NamedRow[];
}
