import { cleanName, cleanProperties, cleanTags, isRecord, readIdentifier, readSize, readTime } from '../clean.js';
import type { ProviderImage, RejectedItem, Withdrawal } from '../provider.js';
import { detectArchitecture, normaliseArchitecture, recognise } from '../recognition/index.js';

/** Fields with a column of their own. */
const COLUMNS = ['id', 'name', 'status', 'size', 'owner', 'tags', 'created_at', 'updated_at'];
/** Links, and where the store keeps the bytes: the latter may hold the credentials of the store. */
const LEFT_OUT = ['self', 'file', 'schema', 'locations', 'direct_url'];
const NOT_PROPERTIES: ReadonlySet<string> = new Set([...COLUMNS, ...LEFT_OUT]);

/** Turns one element of Glance's list into an available image. Image API v2: Show image */
export function normaliseImage(item: unknown): ProviderImage | RejectedItem {
  if (!isRecord(item)) return { uuid: null, reason: 'The item is not an object.' };
  const uuid = readIdentifier(item['id']);
  if (uuid === null) return { uuid: null, reason: 'The image has no usable id.' };
  const name = cleanName(item['name']) ?? uuid;
  const os = recogniseImage(item, name);
  return {
    uuid,
    name,
    path: null,
    architecture:
      normaliseArchitecture(item['architecture']) ??
      normaliseArchitecture(item['hw_architecture']) ??
      detectArchitecture(name),
    ...os,
    username: cleanName(item['image_original_user']) ?? cleanName(item['os_admin_user']) ?? os.username,
    state: cleanName(item['status'])?.toLowerCase() ?? 'unknown',
    size_bytes: readSize(item['size']),
    owner: cleanName(item['owner']),
    withdrawn: readWithdrawal(item),
    tags: cleanTags(item['tags']),
    provider_created_at: readTime(item['created_at']),
    provider_updated_at: readTime(item['updated_at']),
    properties: cleanProperties(Object.fromEntries(Object.entries(item).filter(([key]) => !NOT_PROPERTIES.has(key)))),
  };
}

/** Glance says neither when an image was hidden or deactivated nor what replaces it. Image API v2: os_hidden, Deactivate image */
function readWithdrawal(item: Record<string, unknown>): Withdrawal | null {
  const kind = item['status'] === 'deactivated' ? 'deactivated' : item['os_hidden'] === true ? 'hidden' : null;
  return kind && { kind, at: null, replacement: null };
}

/** Operators set os_distro and os_version, one of them, or neither; then the name fills what is left. */
function recogniseImage(item: Record<string, unknown>, name: string) {
  const distribution = cleanName(item['os_distro']);
  return recognise({
    names: [name],
    fields: distribution === null ? null : { distribution, versions: [cleanName(item['os_version']) ?? ''] },
    is_windows: readKind(cleanName(item['os_type'])),
  });
}

/** Nova knows two kinds. Nova: nova/objects/image_meta.py, os_type */
function readKind(type: string | null): boolean | null {
  const kind = type?.toLowerCase();
  return kind === 'windows' ? true : kind === 'linux' ? false : null;
}
