import { removeGoneImages } from '@image-catalog/database';
import type { Run } from '../claim/sync-context.js';
import { USERNAME } from './import-images.js';

/** Images deleted in one transaction. */
const CHUNK = 500;

/**
 * Deletes images that have been missing for long enough, where their import rule says so. Only images that the sync created
 * and nobody has changed since. Returns how many.
 */
export async function deleteGoneImages(run: Run, graceDays: number): Promise<number> {
  let deleted = 0;
  for (;;) {
    run.signal.throwIfAborted();
    const chunk = await run.fence.write((manager) =>
      removeGoneImages(manager, USERNAME, run.compute_resource_id, graceDays, CHUNK),
    );
    deleted += chunk;
    if (chunk < CHUNK) return deleted;
  }
}
