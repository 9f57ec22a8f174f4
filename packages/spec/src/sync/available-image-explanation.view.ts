import type { ImportExplanationView } from '../import-rules/import-explanation.view.js';
import type { InventoriedImageView } from './inventoried-image.view.js';
import type { InventoryFreshnessView } from './sync.view.js';

/** Why an available image is there or is not, and what becomes of it. */
export interface AvailableImageExplanationView {
  uuid: string;
  /** The whole answer in sentences, for a person. */
  message: string;
  inventory: InventoryFreshnessView;
  /** Null when no look has ever shown it. */
  available_image: InventoriedImageView | null;
  /** The run that the answer rests on: the one that found it missing, else the last that ended. */
  sync_run_id: number | null;
  /** The plan by which it went. */
  removed_by_sync_plan_id: number | null;
  /** The plan that would remove it and waits for a person. */
  sync_plan_id: number | null;
  /** When the inventory forgot it, having missed it for long. */
  forgotten_at: string | null;
  /** The image of the catalog with this uuid. */
  image_id: number | null;
  import: ImportExplanationView | null;
}
