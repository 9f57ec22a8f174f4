import type { TaxonomyRow as LinkedTaxonomy } from '@image-catalog/spec';
import type { Moment } from '../../foreman/dates.js';

/** An organization or a location as the query reads it. */
export interface TaxonomyRow {
  id: number;
  name: string;
  title: string;
  description: string | null;
  ancestry: string | null;
  parent_id: number | null;
  parent_name: string | null;
  ignore_types: string[];
  created_at: Moment;
  updated_at: Moment;
}

/** An organization or a location with what belongs to it or to one of its parents. */
export interface TaxonomyDetails extends TaxonomyRow {
  users: { id: number; login: string; description: string | null; inherited: boolean }[];
  compute_resources: { id: number; name: string; type: string; inherited: boolean }[];
  /** Locations of an organization, organizations of a location. */
  linked: LinkedTaxonomy[];
}
