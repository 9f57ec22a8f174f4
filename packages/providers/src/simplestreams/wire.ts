import { MOST_SCOPES } from '../bounds.js';
import { isRecord, readIdentifier } from '../clean.js';
import { ProviderError } from '../provider-error.js';

/** An entry of the index: one products file. */
export interface Stream {
  name: string;
  /** Relative to the folder that holds `streams/v1`. */
  path: string;
}

/** One item of a products file, with the tags of its version, its product and the file. */
export interface StreamItem {
  product: string;
  version: string;
  item: string;
  tags: Record<string, unknown>;
}

/** Types of content that are images. Others are, for instance, tools. */
const IMAGE_TYPES: readonly unknown[] = ['image-downloads', 'image-ids'];
/** Keys of the next level, and keys that change with each publication although no image does. */
const NOT_TAGS: ReadonlySet<string> = new Set(['products', 'versions', 'items', '_aliases', 'updated', 'format']);
/** Tags on one level. Published files have twenty. A bound, because each tag is repeated in every item below. */
const MOST_TAGS = 256;
/** How many aliases a file may have, and how many tags each may stand for. */
const MOST_ALIASES = 16;

/** Reads the streams of images out of an index, in its order. */
export function readIndex(document: unknown): Stream[] {
  if (!isRecord(document)) throw new ProviderError('protocol', 'The index does not answer with an object.');
  if (document['format'] === 'products:1.0') {
    throw new ProviderError('configuration', 'The url leads to a products file; it must lead to the index.');
  }
  const index = document['index'];
  if (document['format'] !== 'index:1.0' || !isRecord(index)) {
    throw new ProviderError('protocol', 'The index is not of the format index:1.0.');
  }
  const streams = Object.entries(index).flatMap(([name, entry]) => {
    if (!isRecord(entry) || entry['format'] !== 'products:1.0' || !IMAGE_TYPES.includes(entry['datatype'])) return [];
    if (typeof entry['path'] !== 'string' || readIdentifier(name) === null) {
      throw new ProviderError('protocol', 'The index has a stream without a usable name or path.');
    }
    return [{ name, path: entry['path'] }];
  });
  if (streams.length <= MOST_SCOPES) return streams;
  throw new ProviderError('limit', `The index has more than ${MOST_SCOPES} streams of images.`);
}

/** The tags and aliases of a products file, which apply to all its products. */
export interface FileTags {
  tags: Record<string, unknown>;
  aliases: Record<string, unknown>;
}

/** Reads the tags and aliases of a products file. */
export function readFileTags(document: unknown): FileTags {
  if (!isRecord(document)) throw new ProviderError('protocol', 'The products file does not answer with an object.');
  if (document['format'] !== 'products:1.0') {
    throw new ProviderError('protocol', 'The products file is not of the format products:1.0.');
  }
  if (!isRecord(document['products'])) throw noLevel('products');
  const aliases = isRecord(document['_aliases']) ? document['_aliases'] : {};
  checkAliases(aliases);
  return { tags: ownTags(document), aliases };
}

function checkAliases(aliases: Record<string, unknown>): void {
  const meanings = Object.values(aliases).flatMap((value) => (isRecord(value) ? Object.values(value) : []));
  const isTooMuch = (meaning: unknown) => isRecord(meaning) && Object.keys(meaning).length > MOST_ALIASES;
  if (Object.keys(aliases).length <= MOST_ALIASES && !meanings.some(isTooMuch)) return;
  throw new ProviderError('limit', `The products file has an alias that stands for more than ${MOST_ALIASES} tags.`);
}

/**
 * Reads the items of one product in its order. Every level must be readable: an unreadable product would look like one whose
 * images are gone.
 */
export function* readProduct(product: string, entry: unknown, file: FileTags): Generator<StreamItem> {
  if (!isRecord(entry)) throw unreadable('products');
  const productTags = { ...file.tags, ...ownTags(entry) };
  for (const [version, versionEntry] of readLevel(entry, 'versions')) {
    const versionTags = { ...productTags, ...ownTags(versionEntry) };
    for (const [item, itemEntry] of readLevel(versionEntry, 'items')) {
      const tags = { ...versionTags, ...ownTags(itemEntry) };
      yield { product, version, item, tags: { ...expandAliases(tags, file.aliases), ...tags } };
    }
  }
}

function* readLevel(parent: Record<string, unknown>, level: string): Generator<[string, Record<string, unknown>]> {
  const entries = parent[level];
  if (!isRecord(entries)) throw noLevel(level);
  for (const [name, entry] of Object.entries(entries)) {
    if (!isRecord(entry)) throw unreadable(level);
    yield [name, entry];
  }
}

function noLevel(level: string): ProviderError {
  return new ProviderError('protocol', `The products file has an entry without ${level}.`);
}

function unreadable(level: string): ProviderError {
  return new ProviderError('protocol', `The products file has unreadable ${level}.`);
}

function ownTags(entry: Record<string, unknown>): Record<string, unknown> {
  const tags = Object.entries(entry).filter(([key]) => !NOT_TAGS.has(key));
  if (tags.length <= MOST_TAGS) return Object.fromEntries(tags);
  throw new ProviderError('limit', `The products file has an entry with more than ${MOST_TAGS} tags.`);
}

/** Expands short names that stand for several tags: `crsn: use1` for a region and its endpoint. */
function expandAliases(tags: Record<string, unknown>, aliases: Record<string, unknown>): Record<string, unknown> {
  const expanded = Object.entries(aliases).map(([tag, meanings]) => {
    const meaning = isRecord(meanings) ? meanings[String(tags[tag])] : undefined;
    return isRecord(meaning) ? meaning : {};
  });
  return Object.assign({}, ...expanded) as Record<string, unknown>;
}
