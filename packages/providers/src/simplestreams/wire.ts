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

/**
 * Walks the items of a products file in its order. The levels must be sound: an unreadable product would look like a
 * product whose images are gone.
 */
export function* readItems(document: Record<string, unknown>): Generator<StreamItem> {
  if (document['format'] !== 'products:1.0') {
    throw new ProviderError('protocol', 'The products file is not of the format products:1.0.');
  }
  const aliases = isRecord(document['_aliases']) ? document['_aliases'] : {};
  const fileTags = ownTags(document);
  for (const [product, productEntry] of readLevel(document, 'products')) {
    const productTags = { ...fileTags, ...ownTags(productEntry) };
    for (const [version, versionEntry] of readLevel(productEntry, 'versions')) {
      const versionTags = { ...productTags, ...ownTags(versionEntry) };
      for (const [item, itemEntry] of readLevel(versionEntry, 'items')) {
        const tags = { ...versionTags, ...ownTags(itemEntry) };
        yield { product, version, item, tags: { ...expandAliases(tags, aliases), ...tags } };
      }
    }
  }
}

function* readLevel(parent: Record<string, unknown>, level: string): Generator<[string, Record<string, unknown>]> {
  const entries = parent[level];
  if (!isRecord(entries)) throw new ProviderError('protocol', `The products file has an entry without ${level}.`);
  for (const [name, entry] of Object.entries(entries)) {
    if (!isRecord(entry)) throw new ProviderError('protocol', `The products file has unreadable ${level}.`);
    yield [name, entry];
  }
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

/** Reads a file of streams; of a clear-signed one the text is taken, and its signature is not checked. RFC 9580, 7 */
export function parseStreamFile(bytes: Buffer, what: string): Record<string, unknown> {
  const text = bytes.subarray(0, 64).toString('latin1').startsWith('-----BEGIN PGP') ? unwrap(bytes, what) : bytes;
  const document = parseJson(text, what);
  if (!isRecord(document)) throw new ProviderError('protocol', `${what} does not answer with an object.`);
  return document;
}

function unwrap(bytes: Buffer, what: string): Buffer {
  const text = SIGNED.exec(bytes.toString('utf8'))?.[1];
  if (text === undefined) throw new ProviderError('protocol', `${what} is signed in a form that is not known.`);
  return Buffer.from(text.replace(/^- /gm, ''));
}
