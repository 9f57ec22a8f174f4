import { cleanName, cleanProperties, cleanTags, readIdentifier, readSize } from '../clean.js';
import type { ProviderImage, RejectedItem } from '../provider.js';
import { detectArchitecture, normaliseArchitecture, recognise } from '../recognition/index.js';
import type { StreamItem } from './wire.js';

/**
 * File types that are images: disks, and root file systems. Kernels, manifests, metadata of LXD, boot loaders and deltas are
 * not.
 */
const IMAGE_FILE_TYPES: ReadonlySet<unknown> = new Set(
  [
    'disk.img disk1.img disk-kvm.img disk.qcow2 uefi1.img qcow2 raw img',
    'ova vmdk vhd vhd.tar.gz azure.vhd.tar.gz azure.vhd.zip',
    'root-dd root-dd.raw root-dd.gz root-dd.xz root-dd.bz2 root-dd.tar root-dd.tar.bz2 root-dd.tar.xz',
    'root-image.gz root-tgz root-tbz root-txz root.tar.gz root.tar.xz squashfs tar.gz tar.xz',
  ].flatMap((line) => line.split(' ')),
);

/** Says whether an item is an image: a file of such a type, or an id in a cloud. */
export function isImage({ tags }: StreamItem): boolean {
  return tags['id'] !== undefined || IMAGE_FILE_TYPES.has(tags['ftype']);
}

/** Returns an id that is unique over all streams of the mirror. */
export function uuidOf(stream: string, { product, version, item }: StreamItem): string {
  return `${stream}/${product}/${version}/${item}`;
}

/** Turns an item of a stream into an available image. */
export function normaliseItem(stream: string, item: StreamItem): ProviderImage | RejectedItem {
  const { tags } = item;
  const uuid = readIdentifier(uuidOf(stream, item));
  if (uuid === null) return { uuid: null, reason: 'The names of product, version and item form no usable id.' };
  const path = cleanName(tags['path']);
  if (path === null && readIdentifier(tags['id']) === null) {
    return { uuid, reason: 'The item has neither a path nor an id.' };
  }
  const name = readName(item);
  const { size, ...rest } = tags;
  return {
    uuid,
    name,
    path,
    architecture: normaliseArchitecture(tags['arch']) ?? detectArchitecture(name),
    ...recogniseItem(item, name),
    state: 'active',
    size_bytes: readSize(size),
    owner: null,
    tags: typeof tags['aliases'] === 'string' ? cleanTags(tags['aliases'].split(',')) : [],
    provider_created_at: readDate(item.version),
    provider_updated_at: null,
    properties: cleanProperties({
      ...rest,
      product_name: item.product,
      version_name: item.version,
      item_name: item.item,
    }),
  };
}

/** Reads a name. It is unique, because the item is part of it: `ubuntu-jammy-22.04-amd64-server-20220420.disk1.img`. */
function readName({ product, version, item, tags }: StreamItem): string {
  const published = cleanName(tags['pubname']) ?? `${product.replaceAll(':', '-')}-${version}`;
  return cleanName(`${published}.${item}`) ?? item;
}

/** Where a product has no `os`, its published name or the product's own name says it: `com.ubuntu.cloud:server:22.04:amd64`. */
function recogniseItem({ tags, product }: StreamItem, name: string) {
  const distribution = cleanName(tags['os']);
  const release = cleanName(tags['release']);
  const versions = [tags['version'], tags['release_title'], release].map((version) => cleanName(version) ?? '');
  if (distribution === null) return recognise({ names: [name, `${product} ${versions.join(' ')}`] });
  return recognise({ names: [name], fields: { distribution, versions, release_name: release }, trust: 'sure' });
}

/** Reads the date of a version, which may have a number or a time after it: `20220420.1`, `20241010_05:24`. */
function readDate(version: string): string | null {
  const [, year, month, day, hour = '00', minute = '00'] =
    /^(\d{4})(\d\d)(\d\d)(?:_(\d\d):(\d\d))?/.exec(version) ?? [];
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
