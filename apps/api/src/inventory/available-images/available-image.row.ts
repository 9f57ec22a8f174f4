import type { ImportExplanation } from '@image-catalog/catalog';
import type { Inventory } from '../freshness/inventory.row.js';
import type { Moment } from '../../foreman/dates.js';
import type { ImageHistory } from './image-history.row.js';

/** One row of the inventory, with the image and the plan that it belongs to. */
export interface InventoriedImageRow {
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
  withdrawal: string | null;
  withdrawn_at: Moment | null;
  replacement: string | null;
  drifted_at: Moment | null;
  drifted_from: { os: string | null; architecture: string | null } | null;
  first_generation: number;
  changed_generation: number;
  missing_since: Moment | null;
  missing_generation: number | null;
  ignored_at: Moment | null;
  image_id: number | null;
  /** Whether the image of the catalog is no longer what the source says. */
  is_drifted: boolean;
  /** The pending plan that would remove it. */
  sync_plan_id: number | null;
}

/** What is known of a uuid, to be explained. */
export interface Explanation {
  uuid: string;
  inventory: Inventory;
  /** Undefined when no run has ever seen it; then `becomes` is undefined too. */
  row: InventoriedImageRow | undefined;
  becomes: ImportExplanation | undefined;
  history: ImageHistory;
}

/** One row of the inventory in a list. */
export interface ListedImageRow extends InventoriedImageRow {
  /** A bigint comes as text. */
  size_bytes: string | number | null;
  owner: string | null;
  tags: string[];
  provider_created_at: Moment | null;
  provider_updated_at: Moment | null;
}
