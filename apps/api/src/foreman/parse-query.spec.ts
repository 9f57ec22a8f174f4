import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseQuery } from './body-parsers.js';

describe('a query', () => {
  // What Rack 2.2 reads of each, which is Foreman's reader.
  it.each([
    ['ids[]=1&ids[]=2', { ids: ['1', '2'] }],
    ['ids%5B%5D=1&ids%5B%5D=2', { ids: ['1', '2'] }],
    ['image[ids][]=1&image[ids][]=2', { image: { ids: ['1', '2'] } }],
    ['ids[]=1', { ids: ['1'] }],
    ['ids[]=', { ids: [''] }],
    ['ids[]=1&ids[]=', { ids: ['1', ''] }],
    ['ids=1&ids=2', { ids: '2' }],
    ['a[b]=1&a[b]=2', { a: { b: '2' } }],
    ['a[b][c]=1&a[b][d]=2', { a: { b: { c: '1', d: '2' } } }],
    ['a[][b]=1&a[][c]=2', { a: [{ b: '1', c: '2' }] }],
    ['a.b=1', { 'a.b': '1' }],
  ])('%s is read as Rails reads it', (text, expected) => {
    expect(parseQuery(text)).toEqual(expected);
  });

  it('keeps every member of a list, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 1000 }), (members) => {
        const text = members.map((member) => `ids[]=${encodeURIComponent(member)}`).join('&');

        expect(parseQuery(text)).toEqual({ ids: members });
      }),
    );
  });
});
