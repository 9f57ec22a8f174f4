import type { EntityManager } from 'typeorm';
import type { SyncSettingsRow } from './sync.row.js';

/** Which images a provider lists for a compute resource; null for the provider's default. */
type Listing = Pick<SyncSettingsRow, 'owners' | 'filters'>;

/** Writes the given parts of a listing. An unfinished run of the old listing is not resumed, as `updated_at` changes too. */
export async function setListing(
  manager: EntityManager,
  computeResourceId: number,
  listing: Partial<Listing>,
): Promise<void> {
  const given = Object.entries(listing).filter(([, value]) => value !== undefined);
  const kept = Object.fromEntries(given.filter(([, value]) => value !== null));
  await manager.query(
    'UPDATE compute_resources SET attrs = (attrs - $2::text[]) || $3::jsonb, updated_at = now() WHERE id = $1',
    [computeResourceId, given.map(([name]) => name), JSON.stringify(kept)],
  );
}
