import { parseJson } from '../http.js';
import { ProviderError } from '../provider-error.js';
import { type Body, whole } from './body.js';
import { splitProducts } from './split-products.js';
import { isSigned, parseStreamFile, readFileTags, readItems, readProduct, type StreamItem } from './wire.js';

const WHAT = 'The products file';

/**
 * Walks the items of a products file, holding one product at a time; a signed one, whose text has to be unwrapped, is held
 * whole. What the file says of all its products may stand behind them, so it is read twice.
 */
export async function* itemsOf(body: Body): AsyncGenerator<StreamItem> {
  if (await isSigned(body.read())) return yield* readItems(parseStreamFile(await whole(body), WHAT));
  const file = readFileTags(parseStreamFile(Buffer.from(await restOf(body)), WHAT));
  for await (const { name, json } of wellFormed(splitProducts(body.read()))) {
    yield* readProduct(name, parseJson(Buffer.from(json), WHAT), file);
  }
}

async function restOf(body: Body): Promise<string> {
  const parts = wellFormed(splitProducts(body.read()));
  for (;;) {
    const { done, value } = await parts.next();
    if (done) return value;
  }
}

/** Turns a fault between the products into the one of JSON that cannot be parsed. */
async function* wellFormed<Part, Rest>(parts: AsyncGenerator<Part, Rest>): AsyncGenerator<Part, Rest> {
  try {
    return yield* parts;
  } catch (error) {
    if (error instanceof SyntaxError) throw new ProviderError('protocol', `${WHAT} does not answer with JSON.`);
    throw error;
  }
}
