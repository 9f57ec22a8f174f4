import { describe, expect, it } from '@jest/globals';
import { parseStreamFile, readItems } from './wire.js';

describe('readItems', () => {
  it('gives each item the tags of its version, its product and its file, the nearest winning', () => {
    const items = [
      ...readItems({
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
      }),
    ];

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
    const [item] = readItems({
      format: 'products:1.0',
      _aliases: { crsn: { use1: { region: 'us-east-1', endpoint: 'https://ec2.example' } } },
      products: { p: { versions: { v: { items: { a: { crsn: 'use1', id: 'ami-1', endpoint: 'own' } } } } } },
    });

    expect(item?.tags).toEqual({ crsn: 'use1', id: 'ami-1', region: 'us-east-1', endpoint: 'own' });
  });
});

describe('parseStreamFile', () => {
  const wrap = (text: string, end = '\n') =>
    Buffer.from(
      ['-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA512', '', text, '-----BEGIN PGP SIGNATURE-----', ''].join(end),
    );

  it.each([
    ['as it is', Buffer.from('{"a": 1}')],
    ['out of a signed text', wrap('{"a": 1}')],
    ['out of a signed text with CRLF', wrap('{"a":\r\n1}', '\r\n')],
  ])('reads an object %s', (_what, bytes) => {
    expect(parseStreamFile(bytes, 'The index')).toEqual({ a: 1 });
  });

  it('takes the dash escape off the lines that have it', () => {
    expect(parseStreamFile(wrap('{"a":\n- -1}'), 'The index')).toEqual({ a: -1 });
  });
});
