import { setImmediate as otherWork } from 'node:timers/promises';
import { MOST_SCOPES } from '../bounds.js';
import { cleanName } from '../clean.js';
import { ProviderError } from '../provider-error.js';
import type { AvailableImage, ImagePage, JsonValue, RejectedItem, SightedImage, Sighting } from '../provider.js';
import { sortOut } from '../sort-out.js';
import type { VmwareClient } from './client.js';
import { decodeName, instanceUuid, isTemplate, normaliseTemplate } from './normalise.js';
import { type ManagedObject, readReference, type Reference } from './wire.js';

/** A datacenter, by the way to it from the root. */
export interface Datacenter extends Reference {
  name: string;
  folder: Reference;
}

/** Folders in folders. */
const MOST_FOLDERS = 64;
/** Machines between two pauses, in which other syncs go on. */
const PART = 100;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Finds the datacenters of a vCenter: the one that an account names, by its name or its way, or all. */
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
  throw new ProviderError('configuration', 'The vCenter shows this account no datacenter of this name.');
}

/**
 * Reads the machines of a datacenter, and hands its templates on in pages by their ids: a later session goes on behind an id,
 * because what the vCenter itself would continue ends with its session.
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
    const page = sortOut(at === 0 ? [...unreadable, ...batch] : batch);
    yield { ...page, cursor: end ? null : batch.at(-1)!.uuid, end, reported_total: null };
    signal.throwIfAborted();
  }
}

/**
 * Looks at single templates by reading the listing: a machine does not tell its folders, nor whether it would be listed.
 * What is not listed is asked for by its id. A machine that is no template any more is there, and left open.
 */
export async function lookAt(
  client: VmwareClient,
  datacenters: readonly Datacenter[],
  uuids: readonly string[],
): Promise<Sighting> {
  const wanted = new Set(uuids.filter((uuid) => UUID.test(uuid)));
  if (wanted.size === 0) return { images: [], missing: [] };
  const images: SightedImage[] = [];
  const seen = new Set<string | null>();
  for (const datacenter of datacenters) {
    for (const item of (await readTemplates(client, datacenter)).items) {
      if (item.uuid === null || !wanted.has(item.uuid)) continue;
      seen.add(item.uuid);
      if (!('reason' in item)) images.push({ ...item, scope: datacenter.name });
    }
  }
  const missing: string[] = [];
  for (const uuid of wanted) {
    if (!seen.has(uuid) && !(await client.hasMachine(uuid))) missing.push(uuid);
  }
  return { images, missing };
}

interface Templates {
  /** Sorted by id, each once. */
  items: (AvailableImage | RejectedItem)[];
  /** Without an id. */
  unreadable: RejectedItem[];
}

async function readTemplates(client: VmwareClient, datacenter: Datacenter): Promise<Templates> {
  const objects = await client.listMachines(datacenter.folder);
  const paths = new Paths(objects, datacenter.folder);
  const items = new Map<string, AvailableImage | RejectedItem>();
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

/** Knows the folders of a listing, and so the way from a folder to what lies below it. */
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
    // A bound on the steps ends a circle too.
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

function readCursor(cursor: JsonValue | null): string | null {
  if (cursor === null || typeof cursor === 'string') return cursor;
  throw new ProviderError('cursor', 'The place to go on from is not one of this listing.');
}
