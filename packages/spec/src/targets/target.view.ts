/** A target. The password is never shown. */
export interface TargetView {
  id: number;
  name: string;
  address: string;
  user: string;
  organization: string | null;
  location: string | null;
  search: string;
  creates_parents: boolean;
  takes_over: boolean;
  removal_floor: number | null;
  removal_percent: number | null;
  enabled: boolean;
  interval_minutes: number;
  /** Compute resources that have another name there, each as ID=NAME. */
  compute_resource_names: string[];
  /** Images there that are ours. */
  images_count: number;
  /** When the next run is due; null during a run. */
  due_at: string | null;
  created_at: string;
  updated_at: string;
}
