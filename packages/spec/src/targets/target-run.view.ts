/** State of a run: `waiting` until a worker begins it, `held` when something waits for a person. */
export type TargetRunStateView = 'waiting' | 'running' | 'succeeded' | 'partial' | 'held' | 'failed';

/** One comparison of a target with our images. */
export interface TargetRunView {
  id: number;
  target_id: number;
  state: TargetRunStateView;
  dry_run: boolean;
  /** Null when it was due by itself. */
  requested_by: string | null;
  /** Why it did not succeed, for a person. */
  reason: string | null;
  /** Number of images by what became of them: created, updated, unchanged, removed, left, held, failed and so on. */
  counters: Record<string, number>;
  created_at: string;
  started_at: string | null;
  ended_at: string | null;
}

/** A run as show returns it. */
export interface TargetRunShowView extends TargetRunView {
  /** The first 1,000 images that are not as they should be; of a rehearsal also what it would do. */
  lines: TargetRunLineView[];
}

/** What a run did with one image, or could not do. */
export interface TargetRunLineView {
  action: string;
  /** Name of the compute resource there. */
  compute_resource: string;
  uuid: string;
  name: string;
  reason: string | null;
}
