import { describe, expect, it } from '@jest/globals';
import { isRecord } from '../clean.js';
import { ProviderError } from '../provider-error.js';
import { readFileTags, readProduct, type StreamItem } from './wire.js';

function normaliseItems(document: Record<string, unknown>): StreamItem[] {
  const file = readFileTags(document);
  const products = isRecord(document['products']) ? document['products'] : {};
  return Object.entries(products).flatMap(([name, entry]) => [...readProduct(name, entry, file)]);
}

describe('normaliseItems', () => {
  it('gives each item the tags of its version, its product and its file, the nearest winning', () => {
    const items = normaliseItems({
      format: 'products:1.0',
      content_id: 'images',
      updated: 'today',
      label: 'file',
      products: {
        p: {
          os: 'ubuntu',
          label: 'product',
          versions: {
            20240101: { pubname: 'v', label: 'version', items: { a: { ftype: 'qcow2' }, b: { label: 'item' } } },
            20240201: { items: {} },
          },
        },
      },
    });

    expect(items).toEqual([
      {
        product: 'p',
        version: '20240101',
        item: 'a',
        tags: { content_id: 'images', os: 'ubuntu', pubname: 'v', label: 'version', ftype: 'qcow2' },
      },
      {
        product: 'p',
        version: '20240101',
        item: 'b',
        tags: { content_id: 'images', os: 'ubuntu', pubname: 'v', label: 'item' },
      },
    ]);
  });

  it('spells short names out, unless the item does so itself', () => {
    const [item] = normaliseItems({
      format: 'products:1.0',
      _aliases: { crsn: { use1: { region: 'us-east-1', endpoint: 'https://ec2.example' } } },
      products: { p: { versions: { v: { items: { a: { crsn: 'use1', id: 'ami-1', endpoint: 'own' } } } } } },
    });

    expect(item?.tags).toEqual({ crsn: 'use1', id: 'ami-1', region: 'us-east-1', endpoint: 'own' });
  });
});

describe('what goes over a bound', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, 'x']));
  const build = (file: object, item: object = {}) =>
    normaliseItems({ format: 'products:1.0', ...file, products: { p: { versions: { v: { items: { a: item } } } } } });

  it.each<[string, () => unknown, string]>([
    ['tags of the file', () => build(many(300)), 'The products file has an entry with more than 256 tags.'],
    ['tags of an item', () => build({}, many(300)), 'The products file has an entry with more than 256 tags.'],
    [
      'aliases',
      () => build({ _aliases: many(300) }),
      'The products file has an alias that stands for more than 16 tags.',
    ],
    [
      'tags of an alias',
      () => build({ _aliases: { short: { x: many(300) } } }),
      'The products file has an alias that stands for more than 16 tags.',
    ],
  ])('is refused by name: %s', (_what, read, message) => {
    expect(read).toThrow(new ProviderError('limit', message));
  });
});
