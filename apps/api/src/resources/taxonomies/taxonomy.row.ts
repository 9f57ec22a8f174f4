import type { TaxonomyRow as LinkedTaxonomy } from '@image-catalog/spec';
import type { RowOf } from '../../sql/fields.js';
import type { ParameterRow } from '../parameters/parameter.row.js';
import type { TaxonomyFields } from './taxonomy.fields.js';

/** An organization or a location as the query reads it. */
export interface TaxonomyRow extends RowOf<TaxonomyFields> {
  title: string;
  ancestry: string | null;
  parent_name: string | null;
}

/** An organization or a location with what belongs to it or to one of its parents. */
export interface TaxonomyDetails extends TaxonomyRow {
  users: { id: number; login: string; description: string | null; inherited: boolean }[];
  compute_resources: { id: number; name: string; type: string; inherited: boolean }[];
  /** Locations of an organization, organizations of a location. */
  linked: LinkedTaxonomy[];
  /** Its own, none of its parents'. */
  parameters: ParameterRow[];
}
