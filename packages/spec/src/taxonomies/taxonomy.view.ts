import type { ParameterView } from '../parameters/parameter.view.js';
import type { TaxonomyRow } from '../compute-resources/compute-resource.view.js';

/** An organization or a location as the list returns it. Foreman: taxonomies/main.json.rabl */
export interface TaxonomyView {
  ancestry: string | null;
  parent_id: number | null;
  parent_name: string | null;
  created_at: string;
  updated_at: string;
  id: number;
  name: string;
  title: string;
  description: string | null;
}

/** A user where an organization or a location shows it. */
export interface TaxonomyUserView {
  id: number;
  login: string;
  description: string | null;
  /** Whether it is inherited from a parent. */
  inherited: boolean;
}

/** A compute resource where an organization or a location shows it. */
export interface TaxonomyComputeResourceView {
  id: number;
  name: string;
  provider: string;
  provider_friendly_name: string;
  /** Whether it is inherited from a parent. */
  inherited: boolean;
}

/** Keys that organizations and locations share. Foreman: taxonomies/show.json.rabl */
export interface TaxonomyShowView extends TaxonomyView {
  select_all_types: string[];
  users: TaxonomyUserView[];
  smart_proxies: never[];
  subnets: never[];
  compute_resources: TaxonomyComputeResourceView[];
  media: never[];
  ptables: never[];
  provisioning_templates: never[];
  domains: never[];
  realms: never[];
  hostgroups: never[];
  hosts_count: number;
  /** Its own; the last is empty when it has parents. */
  parameters: (ParameterView | Record<string, never>)[];
  deprecations: { environments: string };
}

/** An organization as show, create and update return it. */
export interface OrganizationShowView extends TaxonomyShowView {
  locations: TaxonomyRow[];
}

/** A location as show, create and update return it. */
export interface LocationShowView extends TaxonomyShowView {
  organizations: TaxonomyRow[];
}

/** An organization or a location as delete returns it, with ISO dates. */
export interface DeletedTaxonomyView {
  id: number;
  name: string;
  created_at: string;
  updated_at: string;
  ignore_types: string[];
  description: string | null;
  ancestry: string | null;
  title: string;
}
