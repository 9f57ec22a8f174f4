import type { AvailableImageExplanationView } from '@image-catalog/spec';
import { presentFreshness } from '../compute-resources/inventory.presenter.js';
import type { Inventory } from '../compute-resources/inventory.row.js';
import { viewDate } from '../http/dates.js';
import { presentInventoriedImage } from './available-image.presenter.js';
import type { Explanation, InventoriedImageRow } from './available-image.row.js';

/** Shows what is known of a uuid, in sentences and in parts. */
export function presentExplanation({ uuid, inventory, row, becomes }: Explanation): AvailableImageExplanationView {
  const sentences = [row ? sightingOf(row) : `No look has shown it. ${completenessOf(inventory)}`];
  if (row?.sync_plan_id) sentences.push(`Plan ${row.sync_plan_id} would remove it, and waits for a person.`);
  if (becomes) sentences.push(becomes.message);
  return {
    uuid,
    message: sentences.join(' '),
    inventory: presentFreshness(inventory),
    available_image: row ? presentInventoriedImage(row) : null,
    sync_plan_id: row?.sync_plan_id ?? null,
    import: becomes ?? null,
  };
}

function sightingOf(row: InventoriedImageRow): string {
  const { missing_since, missing_generation, scope, first_generation } = row;
  if (missing_since === null) return `It is there, in ${scope}, since generation ${first_generation}.`;
  return `It is missing since ${viewDate(missing_since)}: generation ${missing_generation} saw the whole of ${scope} without it.`;
}

function completenessOf({ published_generation, synced_at, is_complete }: Inventory): string {
  if (published_generation === 0) return 'Nothing was seen as a whole yet.';
  const when = synced_at === null ? '' : `, and ended at ${viewDate(synced_at)}`;
  const since = is_complete ? '' : '; runs since then saw less';
  return `Generation ${published_generation} saw everything${when}${since}.`;
}
