import type { CatalogImageView } from '@image-catalog/spec';
import { optionalViewDate } from '../../foreman/dates.js';
import type { CatalogImageRow } from './catalog-image.row.js';

/** Shows an image of the catalog beside what its source says of it. */
export function presentCatalogImage(row: CatalogImageRow): CatalogImageView {
  return {
    id: row.id,
    name: row.name,
    uuid: row.uuid,
    username: row.username,
    user_data: row.user_data,
    origin: row.origin,
    compute_resource_id: row.compute_resource_id,
    compute_resource_name: row.compute_resource_name,
    operatingsystem_id: row.operatingsystem_id,
    operatingsystem_name: row.operatingsystem_name,
    architecture_id: row.architecture_id,
    architecture_name: row.architecture_name,
    states: [
      row.inventory_state,
      ...(row.is_withdrawn && row.withdrawal !== null ? [row.withdrawal] : []),
      ...(row.is_drifted ? ['drifted'] : []),
    ],
    source: row.source_state === null ? null : presentSource(row, row.source_state),
  };
}

function presentSource(row: CatalogImageRow, state: string): CatalogImageView['source'] {
  return {
    scope: row.scope ?? '',
    state,
    os: row.source_os,
    architecture: row.source_architecture,
    missing_since: optionalViewDate(row.missing_since),
    withdrawal: row.withdrawal,
    withdrawn_at: optionalViewDate(row.withdrawn_at),
    replacement: row.replacement,
    drifted_at: optionalViewDate(row.drifted_at),
    drifted_from: row.drifted_from,
  };
}
