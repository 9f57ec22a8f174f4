import type { InventoriedImageView } from '@image-catalog/spec';
import { optionalViewDate } from '../../foreman/dates.js';
import type { InventoriedImageRow } from './available-image.row.js';

/** Shows one row of the inventory. */
export function presentInventoriedImage(row: InventoriedImageRow): InventoriedImageView {
  const { uuid, name, path, scope, state, architecture, os_name, os_major, os_minor, username } = row;
  return {
    uuid,
    name,
    path,
    scope,
    state,
    architecture,
    os_name,
    os_major,
    os_minor,
    username,
    withdrawal: row.withdrawal,
    withdrawn_at: optionalViewDate(row.withdrawn_at),
    replacement: row.replacement,
    drifted_at: optionalViewDate(row.drifted_at),
    drifted_from: row.drifted_from,
    first_generation: row.first_generation,
    changed_generation: row.changed_generation,
    missing_since: optionalViewDate(row.missing_since),
    missing_generation: row.missing_generation,
    ignored_at: optionalViewDate(row.ignored_at),
    image_id: row.image_id,
  };
}
