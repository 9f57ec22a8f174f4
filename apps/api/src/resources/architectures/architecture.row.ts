import type { NamedRow } from '@image-catalog/spec';
import type { RowOf } from '../../sql/fields.js';
import type { architectureFields } from './architecture.fields.js';

/** An architecture as the query reads it. */
export type ArchitectureRow = RowOf<typeof architectureFields>;

/** An architecture with what belongs to it. */
export interface ArchitectureDetails extends ArchitectureRow {
  operatingsystems: { id: number; name: string; title: string }[];
  images: NamedRow[];
}
