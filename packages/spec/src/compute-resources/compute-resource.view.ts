import type { NamedRow } from '../lists/list.view.js';
import type { ProviderViewKey } from '../provider-kinds.js';

/** A compute resource as a list answers it; the keys of its kind follow the common eight. */
export interface ComputeResourceView extends Partial<Record<ProviderViewKey, unknown>> {
  description: string | null;
  url: string | null;
  created_at: string;
  updated_at: string;
  id: number;
  name: string;
  provider: string;
  provider_friendly_name: string;
}

/** A compute resource as show, create, update and delete answer it. */
export interface ComputeResourceShowView extends ComputeResourceView {
  images: NamedRow[];
  compute_attributes: never[];
  locations: TaxonomyRow[];
  organizations: TaxonomyRow[];
}

/** An organization or location that a compute resource belongs to. */
export interface TaxonomyRow extends NamedRow {
  title: string;
  description: string | null;
}

/** What a compute resource says it holds, one element of the bare array; only VMware has paths. */
export interface AvailableImageView {
  name: string;
  path?: string;
  uuid: string;
}
