import {
  endRequests,
  markImagesGone,
  type ObservedImage,
  refreshInventoryStates,
  sparePlannedImages,
  type SyncRequestOutcome,
} from '@image-catalog/database';
import { type FoundImages, ProviderError } from '@image-catalog/providers';
import type { SyncContext } from '../claim/sync-context.js';
import type { Refresh } from '../decide/decide-work.js';
import { digestImage, isUsableUuid } from '../digest/digest-image.js';
import { callProvider } from '../provider-calls/call-provider.js';
import type { ProviderConnection } from '../provider-calls/provider-connections.js';
import { saveChanges } from '../write/write-page.js';

/**
 * Fetches single images again and writes what the source says about them. Only an image that the source itself calls missing
 * is marked missing, and nothing is swept. @throws ProviderError when the call as a whole failed.
 *
 * @param generation The newest one: a refresh has no generation of its own.
 */
export async function refreshImages(
  context: SyncContext,
  connection: ProviderConnection,
  { request_ids, uuids }: Refresh,
  generation: number,
): Promise<SyncRequestOutcome> {
  const { compute_resource_id, slot, fence } = context;
  await slot.releaseWhile(connection.wait);
  const asked = uuids.filter(isUsableUuid);
  const answer = asked.length === 0 ? { images: [], missing: [] } : await findImages(context, connection, asked);
  const found = digestFound(answer, asked);
  const shown = new Set(found.map(({ uuid }) => uuid));
  const gone = [...new Set(answer.missing)].filter((uuid) => asked.includes(uuid) && !shown.has(uuid)).sort();
  const outcome: SyncRequestOutcome = {
    state: 'succeeded',
    reason: null,
    run_id: null,
    plan_id: null,
    found: found.length,
    missing: gone.length,
    unknown: uuids.length - found.length - gone.length,
  };
  await fence.write(async (manager) => {
    await saveChanges(manager, { compute_resource_id, generation, dry_run: false }, { images: found });
    await sparePlannedImages(manager, compute_resource_id, [...shown]);
    await markImagesGone(manager, compute_resource_id, gone);
    await refreshInventoryStates(manager, compute_resource_id);
    await endRequests(manager, { ids: request_ids }, outcome);
  });
  return outcome;
}

async function findImages(
  context: SyncContext,
  { provider, account, outside }: ProviderConnection,
  uuids: readonly string[],
): Promise<FoundImages> {
  const session = await callProvider(context, () => provider.connect(account, outside));
  try {
    return await callProvider(context, () => session.find(uuids));
  } finally {
    await session.close();
  }
}

/** Digests the images that were asked for, and ignores all others. @throws ProviderError when a scope has no usable name. */
function digestFound({ images }: FoundImages, asked: readonly string[]): ObservedImage[] {
  const found = new Map<string, ObservedImage>();
  for (const { scope, image } of images) {
    if (!isUsableUuid(scope)) {
      throw new ProviderError('protocol', 'The compute resource sent an image without its scope.');
    }
    const observed = asked.includes(image.uuid) ? digestImage(scope, image) : null;
    if (observed) found.set(observed.uuid, observed);
  }
  return [...found.values()].sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
}
