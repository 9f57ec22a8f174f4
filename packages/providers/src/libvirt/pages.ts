import { readIdentifier } from '../clean.js';
import { readCursor } from '../listing.js';
import { splitItems } from '../page-items.js';
import type { FoundImage, FoundImages, ImagePage, JsonValue, ProviderImage, RejectedItem } from '../provider.js';
import type { LibvirtClient } from './client.js';
import { normaliseVolume } from './normalise.js';
import type { Pool, Volume } from './wire.js';

/** Libvirt takes longer keys, but no volume has one. */
const MAX_KEY = 4_096;

/**
 * Lists a pool, and describes its volumes page by page in the order of their keys. The cursor is a key, so a later session can
 * resume whatever came and went before it.
 */
export async function* readPages(
  client: LibvirtClient,
  pool: Pool,
  cursor: JsonValue | null,
  pageSize: number,
): AsyncGenerator<ImagePage> {
  const after = readCursor(cursor);
  const all = (await client.listVolumes(pool)).toSorted(byKey);
  const volumes = after === null ? all : all.filter(({ key }) => key > after);
  for (let at = 0; at === 0 || at < volumes.length; at += pageSize) {
    const batch = volumes.slice(at, at + pageSize);
    const items = await Promise.all(batch.map((volume) => describe(client, volume)));
    const end = at + pageSize >= volumes.length;
    const page = splitItems(items.filter((item) => item !== null));
    yield { ...page, cursor: end ? null : batch.at(-1)!.key, end, reported_total: null };
  }
}

/** Finds single volumes. Libvirt searches only active pools, so nothing counts as missing while a pool is inactive. */
export async function findImages(client: LibvirtClient, uuids: readonly string[]): Promise<FoundImages> {
  const keys = [...new Set(uuids)].filter((uuid) => uuid !== '' && uuid.length <= MAX_KEY && !uuid.includes('\0'));
  const images: FoundImage[] = [];
  const absent: string[] = [];
  for (const key of keys) {
    const volume = await client.findVolume(key);
    const item = volume && (await describe(client, volume));
    if (!volume || !item) absent.push(key);
    else if (!('reason' in item) && item.uuid === key) images.push({ scope: volume.pool, image: item });
  }
  const areMissing = absent.length > 0 && (await areAllActive(client));
  return { images, missing: areMissing ? absent : [] };
}

async function areAllActive(client: LibvirtClient): Promise<boolean> {
  return (await client.listPools(false)).length === (await client.listPools(true)).length;
}

/** Returns null when the volume was removed after it was listed. */
async function describe(client: LibvirtClient, volume: Volume): Promise<ProviderImage | RejectedItem | null> {
  if (volume.is_unreadable) {
    return { uuid: readIdentifier(volume.key), reason: 'The name of the volume is not UTF-8: rename the file.' };
  }
  const description = await client.describeVolume(volume);
  return description === null ? null : normaliseVolume(volume, description);
}

function byKey(a: Volume, b: Volume): number {
  return a.key === b.key ? 0 : a.key < b.key ? -1 : 1;
}
