import type { NamedRow } from '../lists/list.view.js';
import type { ProviderViewKey } from '../provider-kinds.js';

/** What only some kinds of provider show; a key is absent when its kind does not have it. */
export interface ProviderFieldsView extends Partial<Record<ProviderViewKey, string | boolean | null>> {
  user?: string | null;
  datacenter?: string | null;
  ovirt_quota?: string | null;
  display_type?: string | null;
  keyboard_layout?: string | null;
  access_key?: string | null;
  region?: string | null;
  server?: string | null;
  set_console_password?: boolean | null;
  caching_enabled?: boolean | null;
  tenant?: string | null;
  domain?: string | null;
  project_domain_name?: string | null;
  project_domain_id?: string | null;
  zone?: string | null;
  cloud?: string | null;
  app_ident?: string | null;
  sub_id?: string | null;
  hostname?: string | null;
  api_port?: string | null;
  namespace?: string | null;
  ssl_verify_peer?: boolean | null;
  ssl_certs?: string | null;
}

/** A compute resource as the list returns it: eight common keys, then the keys of its provider kind. */
export interface ComputeResourceView extends ProviderFieldsView {
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
