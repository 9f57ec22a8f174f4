import type { NamedRow, TaxonomyRow } from '@image-catalog/spec';
import type { RowOf } from '../../sql/fields.js';
import type { computeResourceFields } from './compute-resource.fields.js';

/** A compute resource as the query reads it; its password is not among the columns. */
export type ComputeResourceRow = RowOf<typeof computeResourceFields>;

/** A compute resource with its images. */
export interface ComputeResourceDetails extends ComputeResourceRow {
  images: NamedRow[];
  locations: TaxonomyRow[];
  organizations: TaxonomyRow[];
  has_password: boolean;
}

/** An available image as the query reads it. */
export interface AvailableImageRow {
  name: string;
  path: string | null;
  uuid: string;
}
