import type { ImportExplanationView } from '../import-rules/import-explanation.view.js';
import type { InventoriedImageView } from './inventoried-image.view.js';
import type { InventoryFreshnessView } from './sync.view.js';

/** Why an available image is present or missing, and whether it will be imported. */
export interface AvailableImageExplanationView {
  uuid: string;
  /** The explanation in sentences, for a person. */
  message: string;
  inventory: InventoryFreshnessView;
  /** Null when no run has ever found it. */
  available_image: InventoriedImageView | null;
  /** The run that explains this: the one that found the image missing, else the last that ended. */
  sync_run_id: number | null;
  /** The plan that removed it. */
  removed_by_sync_plan_id: number | null;
  /** The pending plan that would remove it. */
  sync_plan_id: number | null;
  /** When it was deleted from the inventory after it was missing for long. */
  forgotten_at: string | null;
  /** The catalog image with this uuid. */
  image_id: number | null;
  import: ImportExplanationView | null;
}
