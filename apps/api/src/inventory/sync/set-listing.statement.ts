import type { EntityManager } from 'typeorm';
import type { SyncSettingsRow } from './sync.row.js';

/** Sets which images the provider lists, as far as given; null for its default. An unfinished run of the old listing is not resumed, as `updated_at` changes too. */
export async function setListing(
  manager: EntityManager,
  computeResourceId: number,
  listing: Partial<Pick<SyncSettingsRow, 'owners' | 'filters'>>,
): Promise<void> {
  const given = Object.entries(listing).filter(([, value]) => value !== undefined);
  const kept = Object.fromEntries(given.filter(([, value]) => value !== null));
  await manager.query(
    'UPDATE compute_resources SET attrs = (attrs - $2::text[]) || $3::jsonb, updated_at = now() WHERE id = $1',
    [computeResourceId, given.map(([name]) => name), JSON.stringify(kept)],
  );
}
