import { normaliseItems } from './page-items.js';
import { ProviderError } from './provider-error.js';
import type { ImagePage, JsonValue, ProviderImage, RejectedItem } from './provider.js';

/** Ends a listing whose server invents pages without end. */
const MAX_PAGES = 10_000;

type Normalised = ProviderImage | RejectedItem;

/** What one response of a listing holds, and the token of the next; null when this was the last. */
interface TokenPage<Item> {
  items: readonly Item[];
  token: string | null;
}

/** Reads a cursor that is a text, or null for the start. @throws ProviderError of kind `cursor` */
export function readCursor(cursor: JsonValue | null): string | null {
  if (cursor === null || typeof cursor === 'string') return cursor;
  throw new ProviderError('cursor', 'The stored cursor does not belong to this listing, which must start again.');
}

/**
 * Follows the tokens of a listing from page to page. A page may be empty and not be the last: only a missing token is the end.
 * `source` names the server in errors.
 */
export async function* followTokens<Item>(
  source: string,
  cursor: JsonValue | null,
  listPage: (token: string | null) => Promise<TokenPage<Item>>,
  normalise: (item: Item) => Normalised,
): AsyncGenerator<ImagePage> {
  let token = readCursor(cursor);
  const seen = new Set([token]);
  for (let page = 1; page <= MAX_PAGES; page++) {
    const list = await listPage(token);
    token = list.token;
    if (token !== null && seen.has(token)) {
      throw new ProviderError('protocol', `${source} sent the same next page twice.`);
    }
    seen.add(token);
    const end = token === null;
    yield { ...(await normaliseItems(list.items, normalise)), cursor: token, end, reported_total: null };
    if (end) return;
  }
  throw new ProviderError('limit', `${source} lists more than ${MAX_PAGES} pages.`);
}

/** Finds images by their ids, so many in one call, and ignores what was not asked for. */
export async function findByIds<Item>(
  ids: readonly string[],
  idsAtOnce: number,
  find: (ids: readonly string[]) => Promise<readonly Item[]>,
  normalise: (item: Item) => Normalised,
): Promise<Normalised[]> {
  const found: Normalised[] = [];
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const items = await find(ids.slice(at, at + idsAtOnce));
    found.push(...items.map(normalise).filter(({ uuid }) => uuid !== null && ids.includes(uuid)));
  }
  return found;
}

/** Asks about each id that was not seen, one by one, and returns those that the source says it does not have. */
export async function findMissing(
  ids: Iterable<string>,
  seen: ReadonlySet<string | null>,
  isAbsent: (id: string) => Promise<boolean>,
): Promise<string[]> {
  const missing: string[] = [];
  for (const id of ids) {
    if (!seen.has(id) && (await isAbsent(id))) missing.push(id);
  }
  return missing;
}
