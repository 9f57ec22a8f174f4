import type { NamedRow } from '../lists/list.view.js';
import type { ProviderViewKey } from '../provider-kinds.js';

/** A compute resource as the list returns it: eight common keys, then the keys of its provider kind. */
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

/** A compute resource as show, create, update and delete return it. */
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

/** An image at the provider, as `available_images` lists it in a bare array. Only VMware has paths. */
export interface AvailableImageView {
  name: string;
  path?: string;
  uuid: string;
}
