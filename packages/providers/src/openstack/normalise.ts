import { cleanName, cleanProperties, cleanTags, isRecord, readIdentifier, readSize, readTime } from '../clean.js';
import type { ProviderImage, RejectedItem } from '../provider.js';
import {
  normaliseArchitecture,
  type DetectedOs,
  detectArchitecture,
  detectOs,
  detectOsFromName,
} from '../detect-os.js';

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
  const os = detect(item, name);
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
    tags: cleanTags(item['tags']),
    provider_created_at: readTime(item['created_at']),
    provider_updated_at: readTime(item['updated_at']),
    properties: cleanProperties(Object.fromEntries(Object.entries(item).filter(([key]) => !NOT_PROPERTIES.has(key)))),
  };
}

/** Operators set os_distro and os_version, or neither; then only the name is left. */
function detect(item: Record<string, unknown>, name: string): DetectedOs {
  const distribution = cleanName(item['os_distro']);
  if (distribution === null) return detectOsFromName(name);
  return detectOs({ distribution, versions: [cleanName(item['os_version']) ?? ''] });
}
