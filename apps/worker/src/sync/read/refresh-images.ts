import {
  endRequests,
  markImagesGone,
  type ObservedImage,
  refreshInventoryStates,
  sparePlannedImages,
  type SyncRequestOutcome,
} from '@image-catalog/database';
import { ProviderError, type Sighting } from '@image-catalog/providers';
import type { Targeted } from '../decide/decide-work.js';
import { isUsableUuid, normaliseImage } from '../digest/digest-image.js';
import { ask, type Way } from './read-scopes.js';
import type { Holding } from '../claim/sync-context.js';
import { saveChanges } from '../write/write-page.js';

/** Whom to ask, and what for. */
export interface TargetedLook extends Way {
  /** The newest generation: a look at some images makes none of its own. */
  generation: number;
  targeted: Targeted;
}

/**
 * Looks at some images and writes what the source shows of them; one is marked missing only when the source itself says
 * that it has it no more. Sweeps nothing. @throws ProviderError when the look failed as a whole.
 */
export async function refreshImages(holding: Holding, look: TargetedLook): Promise<SyncRequestOutcome> {
  const asked = look.targeted.uuids.filter(isUsableUuid);
  const sighting = asked.length === 0 ? { images: [], missing: [] } : await sight(holding, look, asked);
  const found = digest(sighting, asked);
  const shown = new Set(found.map(({ uuid }) => uuid));
  const gone = [...new Set(sighting.missing)].filter((uuid) => asked.includes(uuid) && !shown.has(uuid)).sort();
  const outcome: SyncRequestOutcome = {
    state: 'succeeded',
    reason: null,
    run_id: null,
    plan_id: null,
    found: found.length,
    missing: gone.length,
    unknown: look.targeted.uuids.length - found.length - gone.length,
  };
  await holding.fence.write(async (manager) => {
    const { compute_resource_id } = holding;
    await saveChanges(manager, { compute_resource_id, generation: look.generation, dry_run: false }, { images: found });
    await sparePlannedImages(manager, compute_resource_id, [...shown]);
    await markImagesGone(manager, compute_resource_id, gone);
    await refreshInventoryStates(manager, compute_resource_id);
    await endRequests(manager, { ids: look.targeted.request_ids }, outcome);
  });
  return outcome;
}

async function sight(holding: Holding, look: TargetedLook, uuids: readonly string[]): Promise<Sighting> {
  const session = await ask(holding, () => look.provider.connect(look.account, look.outside));
  try {
    return await ask(holding, () => session.look(uuids));
  } finally {
    await session.close();
  }
}

/** What was asked for and shown, fit to be stored. @throws ProviderError when a scope has no usable name. */
function digest({ images }: Sighting, asked: readonly string[]): ObservedImage[] {
  const found = new Map<string, ObservedImage>();
  for (const { scope, ...image } of images) {
    if (!isUsableUuid(scope)) {
      throw new ProviderError('protocol', 'The compute resource does not say where an image is.');
    }
    const observed = asked.includes(image.uuid) ? normaliseImage(scope, image) : null;
    if (observed) found.set(observed.uuid, observed);
  }
  return [...found.values()].sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
}
