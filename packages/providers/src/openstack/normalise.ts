import { cleanName, cleanProperties, cleanTags, isRecord, readIdentifier, readSize, readTime } from '../clean.js';
import type { AvailableImage, RejectedItem } from '../provider.js';
import {
  normaliseArchitecture,
  type OsHints,
  readArchitectureFromName,
  readOs,
  readOsFromName,
} from '../read-hints.js';

/** Fields that have a column of their own. */
const COLUMNS = ['id', 'name', 'status', 'size', 'owner', 'tags', 'created_at', 'updated_at'];
/** Links of this one server, and where its store keeps the bytes: the latter may hold the store's own credentials. */
const LEFT_OUT = ['self', 'file', 'schema', 'locations', 'direct_url'];
const NOT_PROPERTIES: ReadonlySet<string> = new Set([...COLUMNS, ...LEFT_OUT]);

/** Turns one element of Glance's list into an available image. Image API v2: Show image */
export function normaliseImage(item: unknown): AvailableImage | RejectedItem {
  if (!isRecord(item)) return { uuid: null, reason: 'The item is not an object.' };
  const uuid = readIdentifier(item['id']);
  if (uuid === null) return { uuid: null, reason: 'The image has no usable id.' };
  const name = cleanName(item['name']) ?? uuid;
  const hints = readHints(item, name);
  return {
    uuid,
    name,
    path: null,
    architecture:
      normaliseArchitecture(item['architecture']) ??
      normaliseArchitecture(item['hw_architecture']) ??
      readArchitectureFromName(name),
    ...hints,
    username: cleanName(item['image_original_user']) ?? cleanName(item['os_admin_user']) ?? hints.username,
    state: cleanName(item['status'])?.toLowerCase() ?? 'unknown',
    size_bytes: readSize(item['size']),
    owner: cleanName(item['owner']),
    tags: cleanTags(item['tags']),
    provider_created_at: readTime(item['created_at']),
    provider_updated_at: readTime(item['updated_at']),
    properties: cleanProperties(Object.fromEntries(Object.entries(item).filter(([key]) => !NOT_PROPERTIES.has(key)))),
  };
}

/** Operators set os_distro and os_version, or nothing; then the name is all there is. */
function readHints(item: Record<string, unknown>, name: string): OsHints {
  const distribution = cleanName(item['os_distro']);
  if (distribution === null) return readOsFromName(name);
  return readOs({ distribution, versions: [cleanName(item['os_version']) ?? ''] });
}
