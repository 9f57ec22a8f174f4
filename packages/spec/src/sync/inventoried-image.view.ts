/** One row of the inventory: what a compute resource said of one image, and what became of it. */
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
  /** Number of the run that saw it first. */
  first_generation: number;
  /** Number of the run that wrote it last. */
  changed_generation: number;
  /** When a complete look did not show it; null while it is there. */
  missing_since: string | null;
  missing_generation: number | null;
  /** Since when it is kept from being imported. */
  ignored_at: string | null;
  /** The image that it is in the catalog. */
  image_id: number | null;
}
