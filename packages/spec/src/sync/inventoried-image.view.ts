/** What a source named before it named another operating system or architecture. */
export interface DriftedFromView {
  os: string | null;
  architecture: string | null;
}

/** One row of the inventory: an image as the provider described it, and its state. */
export interface InventoriedImageView {
  uuid: string;
  name: string;
  path: string | null;
  scope: string;
  state: string;
  architecture: string | null;
  os_name: string | null;
  os_major: string | null;
  os_minor: string | null;
  username: string | null;
  /** How the source withdraws it although it has it: `hidden`, `deactivated`, `deprecated` or `disabled`. */
  withdrawal: string | null;
  /** Since when, or from when on; null when the source does not say. */
  withdrawn_at: string | null;
  /** What the source says to use instead. */
  replacement: string | null;
  /** When the source last named another operating system or architecture than before. */
  drifted_at: string | null;
  /** What the source named first, when it named another since. */
  drifted_from: DriftedFromView | null;
  /** Generation that found it first. */
  first_generation: number;
  /** Generation that changed it last. */
  changed_generation: number;
  /** When a complete listing did not contain it; null while it is present. */
  missing_since: string | null;
  missing_generation: number | null;
  /** When its import was turned off. */
  ignored_at: string | null;
  /** The catalog image that was imported from it. */
  image_id: number | null;
}

/** One row of the inventory in a list. */
export interface ListedImageView extends InventoriedImageView {
  size_bytes: number | null;
  owner: string | null;
  tags: string[];
  /** When the source created it, and changed it last. */
  created_at: string | null;
  updated_at: string | null;
  /** Whether its image is no longer what the source says. */
  is_drifted: boolean;
}
