import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ProviderError } from '../provider-error.js';
import { ProductSplitter } from './split-products.js';

/** Reads a document in pieces of some size, as JSON.parse would in one; its products in the order of the file. */
async function readInPieces(text: string, size: number): Promise<unknown> {
  const bytes = Buffer.from(text);
  const splitter = new ProductSplitter('The file');
  const products: [string, unknown][] = [];
  for (let at = 0; at < bytes.length; at += size) {
    for (const { name, json } of splitter.push(bytes.subarray(at, at + size))) {
      products.push([name, JSON.parse(json.toString())]);
    }
  }
  const rest = JSON.parse(splitter.end().toString()) as unknown;
  return products.length === 0 ? rest : { ...(rest as object), products: Object.fromEntries(products) };
}

const document = fc.record({
  format: fc.jsonValue(),
  'say "products":': fc.constantFrom('products', '{"products": {', ']}'),
  nested: fc.record({ products: fc.dictionary(fc.string(), fc.object({ maxDepth: 1 })) }),
  products: fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.jsonValue())),
  updated: fc.jsonValue(),
});
const layout = fc.record({ size: fc.integer({ min: 1, max: 40 }), space: fc.constantFrom(undefined, 1, '\t') });

it('reads what JSON.parse reads, in pieces of any size', async () => {
  await fc.assert(
    fc.asyncProperty(document, layout, async (value, { size, space }) => {
      const text = JSON.stringify(value, null, space);
      expect(JSON.stringify(await readInPieces(text, size))).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

it('refuses what JSON.parse refuses', async () => {
  await fc.assert(
    fc.asyncProperty(
      document,
      fc.nat(),
      fc.constantFrom('', '"', '{', '}', ',', ':', ']', 'x'),
      layout,
      async (value, place, byte, { size }) => {
        const text = JSON.stringify(value);
        const at = place % text.length;
        const broken = text.slice(0, at) + byte + text.slice(at + 1);
        const parses = (() => {
          try {
            JSON.parse(broken);
            return true;
          } catch {
            return false;
          }
        })();
        fc.pre(!parses);
        await expect(readInPieces(broken, size)).rejects.toThrow(/JSON/);
      },
    ),
    { numRuns: 500 },
  );
});

it('hands on products that are no object, and leaves a document without any as it is', async () => {
  expect(await readInPieces('{"products": [1]}', 3)).toEqual({ products: [1] });
  expect(await readInPieces('[]', 1)).toEqual([]);
  await expect(readInPieces('{"products": {"a": 1}}', 3)).rejects.toBeInstanceOf(ProviderError);
});
