import { ProviderError } from '../provider-error.js';
import type { AvailableImage, ImagePage, JsonValue, RejectedItem, SightedImage, Sighting } from '../provider.js';
import { sortOut } from '../sort-out.js';
import type { LibvirtClient } from './client.js';
import { normaliseVolume } from './normalise.js';
import type { Pool, Volume } from './wire.js';

/** The longest text that is taken for a key; libvirt takes more. */
const MAX_KEY = 4_096;

/**
 * Lists a pool and describes its volumes page by page, by their keys: a later session goes on behind a key, whatever came
 * and went before it.
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
    const sorted = sortOut(items.filter((item) => item !== null));
    yield { ...sorted, cursor: end ? null : batch.at(-1)!.key, end, reported_total: null };
  }
}

/**
 * Looks at single volumes. Libvirt searches active pools only, so while a pool is not active, none of what it does not find
 * is missing.
 */
export async function lookAt(client: LibvirtClient, uuids: readonly string[]): Promise<Sighting> {
  const keys = [...new Set(uuids)].filter((uuid) => uuid !== '' && uuid.length <= MAX_KEY && !uuid.includes('\0'));
  const images: SightedImage[] = [];
  const absent: string[] = [];
  for (const key of keys) {
    const volume = await client.findVolume(key);
    const item = volume && (await describe(client, volume));
    if (!volume || !item) absent.push(key);
    else if (!('reason' in item) && item.uuid === key) images.push({ ...item, scope: volume.pool });
  }
  const proven = absent.length > 0 && (await areAllActive(client));
  return { images, missing: proven ? absent : [] };
}

async function areAllActive(client: LibvirtClient): Promise<boolean> {
  return (await client.listPools(false)).length === (await client.listPools(true)).length;
}

/** Null when the volume has gone since it was listed. */
async function describe(client: LibvirtClient, volume: Volume): Promise<AvailableImage | RejectedItem | null> {
  const description = await client.describeVolume(volume);
  return description === null ? null : normaliseVolume(volume, description);
}

function byKey(a: Volume, b: Volume): number {
  return a.key === b.key ? 0 : a.key < b.key ? -1 : 1;
}

function readCursor(cursor: JsonValue | null): string | null {
  if (cursor === null || typeof cursor === 'string') return cursor;
  throw new ProviderError('cursor', 'The place to go on from is not one of this listing.');
}
