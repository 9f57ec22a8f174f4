import { setImmediate as otherWork } from 'node:timers/promises';
import { MOST_SCOPES } from '../bounds.js';
import { cleanName } from '../clean.js';
import { findMissing, readCursor } from '../listing.js';
import { splitItems } from '../page-items.js';
import { ProviderError } from '../provider-error.js';
import type { ProviderImage, ImagePage, JsonValue, RejectedItem, FoundImage, FoundImages } from '../provider.js';
import type { VmwareClient } from './client.js';
import { decodeName, instanceUuid, isTemplate, normaliseTemplate } from './normalise.js';
import { type ManagedObject, readReference, type Reference } from './wire.js';

/** A datacenter. Its name is the path from the root. */
export interface Datacenter extends Reference {
  name: string;
  folder: Reference;
}

/** Levels of folders. */
const MOST_FOLDERS = 64;
/** Machines between two pauses for other syncs. */
const PART = 100;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Finds the datacenter that an account sets, by its name or its path, or all datacenters. */
export async function findDatacenters(client: VmwareClient, named: string | null): Promise<Datacenter[]> {
  const objects = await client.listDatacenters();
  const paths = new Paths(objects, client.rootFolder);
  const all = objects.flatMap((object): Datacenter[] => {
    const folder = readReference(object.properties.get('vmFolder'));
    const name = cleanName([...paths.of(object), nameOf(object)].join('/'));
    return object.type === 'Datacenter' && folder && name ? [{ type: object.type, id: object.id, name, folder }] : [];
  });
  if (all.length > MOST_SCOPES) {
    throw new ProviderError('limit', `The vCenter has more than ${MOST_SCOPES} datacenters.`);
  }
  const wanted = named?.trim().replace(/^\/+|\/+$/g, '') ?? '';
  if (wanted === '' && all.length > 0) return all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const found = all.find(({ name }) => name === wanted) ?? all.find(({ name }) => name.endsWith(`/${wanted}`));
  if (found) return [found];
  throw new ProviderError(
    'configuration',
    'This account sees no datacenter of this name: check the name and the permissions.',
  );
}

/**
 * Reads the machines of a datacenter, and sends its templates in pages sorted by id. The cursor is an id, because the vCenter's
 * own tokens end with the session.
 */
export async function* readPages(
  client: VmwareClient,
  datacenter: Datacenter,
  cursor: JsonValue | null,
  pageSize: number,
  signal: AbortSignal,
): AsyncGenerator<ImagePage> {
  const after = readCursor(cursor);
  const { items, unreadable } = await readTemplates(client, datacenter);
  const rest = after === null ? items : items.filter(({ uuid }) => uuid! > after);
  for (let at = 0; at === 0 || at < rest.length; at += pageSize) {
    const batch = rest.slice(at, at + pageSize);
    const end = at + pageSize >= rest.length;
    const page = splitItems(at === 0 ? [...unreadable, ...batch] : batch);
    yield { ...page, cursor: end ? null : batch.at(-1)!.uuid, end, reported_total: null };
    signal.throwIfAborted();
  }
}

/**
 * Finds single templates by reading the listing, because a machine does not say in which folders it is. The vCenter is asked
 * about each unlisted id. A machine that is no longer a template exists, so nothing is said about it.
 */
export async function findImages(
  client: VmwareClient,
  datacenters: readonly Datacenter[],
  uuids: readonly string[],
): Promise<FoundImages> {
  const wanted = new Set(uuids.filter((uuid) => UUID.test(uuid)));
  if (wanted.size === 0) return { images: [], missing: [] };
  const images: FoundImage[] = [];
  const seen = new Set<string | null>();
  for (const datacenter of datacenters) {
    for (const item of (await readTemplates(client, datacenter)).items) {
      if (item.uuid === null || !wanted.has(item.uuid)) continue;
      seen.add(item.uuid);
      if (!('reason' in item)) images.push({ scope: datacenter.name, image: item });
    }
  }
  const missing = await findMissing(wanted, seen, async (uuid) => !(await client.hasMachine(uuid)));
  return { images, missing };
}

interface Templates {
  /** Unique, and sorted by id. */
  items: (ProviderImage | RejectedItem)[];
  /** Without an id. */
  unreadable: RejectedItem[];
}

async function readTemplates(client: VmwareClient, datacenter: Datacenter): Promise<Templates> {
  const objects = await client.listMachines(datacenter.folder);
  const paths = new Paths(objects, datacenter.folder);
  const items = new Map<string, ProviderImage | RejectedItem>();
  const unreadable: RejectedItem[] = [];
  const machines = objects.filter(({ type }) => type === 'VirtualMachine');
  for (const [index, machine] of machines.entries()) {
    if (index % PART === PART - 1) await otherWork();
    const template = isTemplate(machine);
    if (template === false) continue;
    const uuid = instanceUuid(machine);
    if (template === null) unreadable.push({ uuid, reason: 'A machine does not say whether it is a template.' });
    else if (uuid === null) unreadable.push(normaliseTemplate(machine, []) as RejectedItem);
    else items.set(uuid, normaliseTemplate(machine, paths.of(machine)));
  }
  return { items: [...items].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item), unreadable };
}

/** Computes the path of an object from the folders of its listing. */
class Paths {
  private readonly folders: ReadonlyMap<string, ManagedObject>;

  constructor(
    objects: readonly ManagedObject[],
    private readonly root: Reference,
  ) {
    this.folders = new Map(objects.filter(({ type }) => type === 'Folder').map((folder) => [folder.id, folder]));
  }

  of(object: ManagedObject): string[] {
    const names: string[] = [];
    let id = parentOf(object);
    // The bound also ends a circle.
    for (let step = 0; step < MOST_FOLDERS && id !== null && id !== this.root.id; step++) {
      const folder = this.folders.get(id);
      if (!folder) break;
      names.unshift(nameOf(folder));
      id = parentOf(folder);
    }
    return names;
  }
}

function parentOf(object: ManagedObject): string | null {
  return readReference(object.properties.get('parent'))?.id ?? null;
}

function nameOf(object: ManagedObject): string {
  return decodeName(object.properties.get('name')?.text ?? '');
}
