import { isRecord, readIdentifier } from '../clean.js';
import { parseJson } from '../http.js';
import { ProviderError } from '../provider-error.js';

/** An entry of the index: one products file. */
export interface Stream {
  name: string;
  /** Relative to the folder that holds `streams/v1`. */
  path: string;
}

/** One item of a products file, with what its version, its product and the file say of it. */
export interface StreamItem {
  product: string;
  version: string;
  item: string;
  tags: Record<string, unknown>;
}

/** Kinds of content that name images; others hold, for instance, tools. */
const IMAGE_TYPES: readonly unknown[] = ['image-downloads', 'image-ids'];
/** What holds the level below, and what changes with each publication although no image does. */
const NOT_TAGS: ReadonlySet<string> = new Set(['products', 'versions', 'items', '_aliases', 'updated', 'format']);
const SIGNED =
  /^-----BEGIN PGP SIGNED MESSAGE-----\r?\n(?:[^\r\n]+\r?\n)*\r?\n([^]*?)\r?\n-----BEGIN PGP SIGNATURE-----/;

/** Reads the streams of images out of an index, in its order. */
export function readIndex(document: Record<string, unknown>): Stream[] {
  if (document['format'] === 'products:1.0') {
    throw new ProviderError('configuration', 'The url leads to a products file; it must lead to the index.');
  }
  const index = document['index'];
  if (document['format'] !== 'index:1.0' || !isRecord(index)) {
    throw new ProviderError('protocol', 'The index is not of the format index:1.0.');
  }
  return Object.entries(index).flatMap(([name, entry]) => {
    if (!isRecord(entry) || entry['format'] !== 'products:1.0' || !IMAGE_TYPES.includes(entry['datatype'])) return [];
    if (typeof entry['path'] !== 'string' || readIdentifier(name) === null) {
      throw new ProviderError('protocol', 'The index has a stream without a usable name or path.');
    }
    return [{ name, path: entry['path'] }];
  });
}

/** What a products file says of all its products. */
export interface FileTags {
  tags: Record<string, unknown>;
  aliases: Record<string, unknown>;
}

/** Reads what a products file says of all its products. */
export function readFileTags(document: Record<string, unknown>): FileTags {
  if (document['format'] !== 'products:1.0') {
    throw new ProviderError('protocol', 'The products file is not of the format products:1.0.');
  }
  if (!isRecord(document['products'])) throw noLevel('products');
  const aliases = isRecord(document['_aliases']) ? document['_aliases'] : {};
  return { tags: ownTags(document), aliases };
}

/** Walks the items of a products file in its order. */
export function* readItems(document: Record<string, unknown>): Generator<StreamItem> {
  const file = readFileTags(document);
  for (const [product, entry] of readLevel(document, 'products')) yield* readProduct(product, entry, file);
}

/**
 * Walks the items of one product in its order. The levels must be sound: an unreadable product would look like a product
 * whose images are gone.
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
  return Object.fromEntries(Object.entries(entry).filter(([key]) => !NOT_TAGS.has(key)));
}

/** Short names stand for several tags: `crsn: use1` for a region and its endpoint. */
function expandAliases(tags: Record<string, unknown>, aliases: Record<string, unknown>): Record<string, unknown> {
  const expanded = Object.entries(aliases).map(([tag, meanings]) => {
    const meaning = isRecord(meanings) ? meanings[String(tags[tag])] : undefined;
    return isRecord(meaning) ? meaning : {};
  });
  return Object.assign({}, ...expanded) as Record<string, unknown>;
}

const ARMOUR = '-----BEGIN PGP';

/** Says whether a file is clear-signed, by its first bytes. */
export async function isSigned(chunks: AsyncIterable<Buffer>): Promise<boolean> {
  let head = '';
  for await (const chunk of chunks) {
    head += chunk.subarray(0, ARMOUR.length).toString('latin1');
    if (head.length >= ARMOUR.length) break;
  }
  return head.startsWith(ARMOUR);
}

/** Reads a file of streams; of a clear-signed one the text is taken, and its signature is not checked. RFC 9580, 7 */
export function parseStreamFile(bytes: Buffer, what: string): Record<string, unknown> {
  const text = bytes.subarray(0, 64).toString('latin1').startsWith(ARMOUR) ? unwrap(bytes, what) : bytes;
  const document = parseJson(text, what);
  if (!isRecord(document)) throw new ProviderError('protocol', `${what} does not answer with an object.`);
  return document;
}

function unwrap(bytes: Buffer, what: string): Buffer {
  const text = SIGNED.exec(bytes.toString('utf8'))?.[1];
  if (text === undefined) throw new ProviderError('protocol', `${what} is signed in a form that is not known.`);
  return Buffer.from(text.replace(/^- /gm, ''));
}
