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
