import type { DriftedFromView } from './inventoried-image.view.js';

/** What a source says of an image of the catalog. */
export interface ImageSourceView {
  scope: string;
  /** The source's own word; `active` images can be used. */
  state: string;
  os: string | null;
  architecture: string | null;
  /** When a complete listing did not contain it; null while it is present. */
  missing_since: string | null;
  /** How the source withdraws it although it has it, perhaps from a future date on. */
  withdrawal: string | null;
  withdrawn_at: string | null;
  /** What the source says to use instead. */
  replacement: string | null;
  drifted_at: string | null;
  /** What the source named first, when it named another operating system or architecture since. */
  drifted_from: DriftedFromView | null;
}

/** An image of the catalog beside what its source says of it. */
export interface CatalogImageView {
  id: number;
  name: string;
  uuid: string;
  username: string;
  user_data: boolean | null;
  /** `manual` or `sync`. */
  origin: string;
  compute_resource_id: number;
  compute_resource_name: string;
  operatingsystem_id: number;
  operatingsystem_name: string;
  architecture_id: number;
  architecture_name: string;
  /** First `present`, `missing` or `unknown`; then `hidden`, `deactivated`, `deprecated`, `disabled` or `drifted`, if so. */
  states: string[];
  /** Null when no run has ever seen its uuid. */
  source: ImageSourceView | null;
}
