import { ProviderError } from '../provider-error.js';
import { readJson } from '../read-json.js';
import type { Body } from './body.js';
import { ProductSplitter } from './split-products.js';
import { readFileTags, readProduct, type StreamItem } from './wire.js';

const WHAT = 'The products file';
/** Items in one file, images or not. */
const MOST_ITEMS = 5_000_000;

/** Reads the items of a products file, with one product in memory at a time. */
export async function* itemsOf(body: Body): AsyncGenerator<StreamItem> {
  const file = readFileTags(await readJson(body.rest, WHAT));
  const splitter = new ProductSplitter(WHAT);
  let items = 0;
  for await (const chunk of body.read()) {
    for (const { name, json } of splitter.push(chunk)) {
      for (const item of readProduct(name, await readJson(json, WHAT), file)) {
        if (++items > MOST_ITEMS) throw new ProviderError('limit', `${WHAT} has more than ${MOST_ITEMS} items.`);
        yield item;
      }
    }
  }
}
