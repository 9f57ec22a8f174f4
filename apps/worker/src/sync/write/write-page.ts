import {
  countHeldImages,
  findChangedImages,
  recordSyncPage,
  saveAvailableImages,
  SyncScope,
} from '@image-catalog/database';
import type { JsonValue } from '@image-catalog/providers';
import type { EntityManager } from 'typeorm';
import type { Run } from '../claim/sync-context.js';
import type { PageDigest } from '../digest/digest-page.js';

/** Rows in one statement; a provider may send larger pages than it was asked for. */
const CHUNK = 1_000;

/** A page of a scope, ready to be written. */
export interface PageToWrite {
  scope: string;
  /** Counts the pages of the scope from 1. */
  seq: number;
  digest: PageDigest;
  next_cursor: JsonValue | null;
  end: boolean;
}

/**
 * Writes a page in one short transaction under the fence: the images that differ, the evidence of what was seen, and the
 * next cursor. Unchanged images cost one read only. Writing a page twice changes nothing. Returns how many images are new.
 */
export function writePage(run: Run, page: PageToWrite): Promise<number> {
  return run.fence.write(async (manager) => {
    const { saved, created, refused } = await saveChanges(manager, run, page.digest);
    const { digest } = page;
    await recordSyncPage(manager, {
      run_id: run.id,
      scope: page.scope,
      seq: page.seq,
      uuids: digest.uuids,
      rejected: digest.rejections,
      next_cursor: page.next_cursor,
      counters: {
        created,
        changed: saved - created,
        unchanged: digest.images.length - saved - refused,
        refused,
        rejected: digest.rejected,
        unidentified: digest.unidentified,
        ...(digest.reported_total !== null && { reported_total: digest.reported_total }),
      },
    });
    if (page.end) await manager.update(SyncScope, { run_id: run.id, scope: page.scope }, { ended: true });
    return run.dry_run ? 0 : created;
  });
}

/** Writes the images that differ. A rehearsal only counts them. */
export async function saveChanges(
  manager: EntityManager,
  run: Pick<Run, 'compute_resource_id' | 'generation' | 'dry_run'>,
  { images }: Pick<PageDigest, 'images'>,
): Promise<{ saved: number; created: number; refused: number }> {
  const differing = await findChangedImages(manager, run.compute_resource_id, images);
  const changes = images.filter(({ uuid }) => differing.has(uuid));
  if (run.dry_run) {
    const known = await countHeldImages(manager, run.compute_resource_id, [...differing]);
    return { saved: changes.length, created: changes.length - known, refused: 0 };
  }
  const written = { saved: 0, created: 0 };
  for (let start = 0; start < changes.length; start += CHUNK) {
    const { saved, created } = await saveAvailableImages(manager, run, changes.slice(start, start + CHUNK));
    written.saved += saved;
    written.created += created;
  }
  return { ...written, refused: changes.length - written.saved };
}
