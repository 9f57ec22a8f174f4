import type { NamedRow } from '@image-catalog/spec';

/** An architecture as the query reads it. */
export interface ArchitectureRow {
  id: number;
  name: string;
  created_at: Date;
  updated_at: Date;
}

/** An architecture with what belongs to it. */
export interface ArchitectureDetails extends ArchitectureRow {
  operatingsystems: { id: number; name: string; title: string }[];
  images: NamedRow[];
}
