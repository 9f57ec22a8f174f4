import type { NamedRow, TaxonomyRow } from '@image-catalog/spec';
import type { Moment } from '../../foreman/dates.js';

/** A compute resource as the query reads it; its password is not among the columns. */
export interface ComputeResourceRow {
  id: number;
  name: string;
  description: string | null;
  url: string | null;
  user: string | null;
  uuid: string | null;
  type: string;
  domain: string | null;
  caching_enabled: boolean;
  attrs: Record<string, unknown>;
  created_at: Moment;
  updated_at: Moment;
}

/** A compute resource with its images. */
export interface ComputeResourceDetails extends ComputeResourceRow {
  images: NamedRow[];
  locations: TaxonomyRow[];
  organizations: TaxonomyRow[];
  has_password: boolean;
}

/** One row of the inventory as `available_images` needs it. */
export interface AvailableImageRow {
  name: string;
  path: string | null;
  uuid: string;
}
