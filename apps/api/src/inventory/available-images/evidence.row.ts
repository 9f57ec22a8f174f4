import type { Moment } from '../../foreman/dates.js';

/** The last look at a compute resource that has ended, as far as it tells of one image. */
export interface LastLook {
  run_id: number;
  generation: number;
  state: string;
  reason: string | null;
  ended_at: Moment | null;
  /** Scopes that it did not see as a whole; of an image that is known, only its own. */
  incomplete: { scope: string; reason: string | null }[];
  /** The scope in which it showed the uuid; null when it did not. */
  shown_in: string | null;
  /** Why it could not keep it; null when it could, or kept no reason. */
  rejected_because: string | null;
  /** Items of which nobody can say which image they are. */
  unidentified: number;
}

/** How an available image that is missing went. */
export interface Disappearance {
  /** The run that its generation names; null when that is too old to be kept. */
  run_id: number | null;
  /** Whether that run itself saw the whole of its scope without it; null when nothing is kept of it. */
  was_swept: boolean | null;
  /** The plan that removed it. */
  plan_id: number | null;
  plan_reason: string | null;
  decided_by: string | null;
  decided_at: Moment | null;
}

/** What is still known of an image that the inventory forgot. */
export interface Forgotten {
  scope: string;
  missing_since: Moment;
  missing_generation: number | null;
  forgotten_at: Moment;
  run_id: number | null;
}

/** Everything that is kept of why an image is there or not. */
export interface Evidence {
  last: LastLook | undefined;
  disappearance: Disappearance | undefined;
  forgotten: Forgotten | undefined;
  /** The image of the catalog with this uuid, whether the inventory knows it or not. */
  image: CatalogImage | undefined;
}

/** An image of the catalog, and whether it goes with its available image. */
export interface CatalogImage {
  id: number;
  /** The import rule that lets it go; null when it stays. */
  removing_rule: string | null;
}
