import type { InventoriedImageView, ListedImageView } from '@image-catalog/spec';
import { optionalViewDate } from '../../foreman/dates.js';
import type { InventoriedImageRow, ListedImageRow } from './available-image.row.js';

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

/** Shows one row of a list of the inventory. */
export function presentListedImage(row: ListedImageRow): ListedImageView {
  return {
    ...presentInventoriedImage(row),
    size_bytes: row.size_bytes === null ? null : Number(row.size_bytes),
    owner: row.owner,
    tags: row.tags,
    created_at: optionalViewDate(row.provider_created_at),
    updated_at: optionalViewDate(row.provider_updated_at),
    is_drifted: row.is_drifted,
  };
}
