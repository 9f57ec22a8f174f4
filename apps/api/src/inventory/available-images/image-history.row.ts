import type { Moment } from '../../foreman/dates.js';

/** The last finished run of a compute resource, as far as it concerns one image. */
export interface LastRun {
  run_id: number;
  generation: number;
  state: string;
  reason: string | null;
  ended_at: Moment | null;
  /** Scopes that it did not see completely; for a known image only its own scope. */
  incomplete: { scope: string; reason: string | null }[];
  /** The scope in which it saw the uuid; null when it did not. */
  shown_in: string | null;
  /** Why it rejected the item; null when it did not, or recorded no reason. */
  rejected_because: string | null;
  /** Items without a usable uuid. */
  unidentified: number;
}

/** How an available image went missing. */
export interface Disappearance {
  /** The run of its `missing_generation`; null when that run was pruned. */
  run_id: number | null;
  /** Whether that run saw the complete scope without it; null when the run was pruned. */
  was_swept: boolean | null;
  /** The plan that removed it; null when none did. */
  plan_id: number | null;
  plan_reason: string | null;
  decided_by: string | null;
  decided_at: Moment | null;
}

/** What is still known of an image that was purged from the inventory. */
export interface ForgottenImage {
  scope: string;
  missing_since: Moment;
  missing_generation: number | null;
  forgotten_at: Moment;
  run_id: number | null;
}

/** All that is recorded about why an image is present or missing. */
export interface ImageHistory {
  last_run: LastRun | undefined;
  disappearance: Disappearance | undefined;
  forgotten: ForgottenImage | undefined;
  /** The catalog's image with this uuid, even when the inventory does not hold it. */
  image: CatalogImage | undefined;
  /** The targets that have it, as far as the caller may view them. */
  at_targets: AtTarget[];
}

/** An image that is at a target. */
export interface AtTarget {
  name: string;
  their_id: number;
  created_at: Moment;
}

/** An image of the catalog, and the rule that deletes it with its available image. */
export interface CatalogImage {
  id: number;
  /** Name of that import rule; null when the image stays. */
  removing_rule: string | null;
  /** The address of the Foreman that it was adopted from, its id there, and when; null when it was not. */
  adopted_from: string | null;
  their_id: number | null;
  adopted_at: Moment | null;
}
