import { removeGoneImages } from '@image-catalog/database';
import type { Run } from '../claim/sync-context.js';
import { USERNAME } from './username.js';

/** Images deleted in one transaction. */
const CHUNK = 500;

/**
 * Deletes images that a rule lets go with their source, when that was missing for long enough; counts them. Only images
 * that the sync itself made and nobody touched since.
 */
export async function removeGone(run: Run, graceDays: number): Promise<number> {
  let removed = 0;
  for (;;) {
    run.signal.throwIfAborted();
    const chunk = await run.fence.write((manager) =>
      removeGoneImages(manager, USERNAME, run.compute_resource_id, graceDays, CHUNK),
    );
    removed += chunk;
    if (chunk < CHUNK) return removed;
  }
}
