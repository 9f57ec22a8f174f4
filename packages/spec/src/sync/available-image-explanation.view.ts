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
  /** The plan that would remove it and waits for a person. */
  sync_plan_id: number | null;
  import: ImportExplanationView | null;
}
