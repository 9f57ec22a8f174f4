import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanLine, cleanText, isFit } from './clean-text.js';

it.each([
  ['a\0b', 10, 'ab'],
  ['a\ud800b', 10, 'ab'],
  ['\udc00', 10, ''],
  ['a\u0007\u0085\u007fb', 10, 'ab'],
  ['  a\tb\n ', 10, 'ab'],
  ['abcdef', 3, 'abc'],
  ['ab😀', 3, 'ab'],
  ['ab😀', 4, 'ab😀'],
  ['ünïcödé 漢字', 20, 'ünïcödé 漢字'],
])('cleans the line %j to %i units: %j', (text, limit, clean) => {
  expect(cleanLine(text, limit)).toBe(clean);
});

it.each([
  ['a\tb\r\nc', 'a\tb\r\nc'],
  ['a\0\ud800\u0007b', 'ab'],
])('keeps the lines of the text %j: %j', (text, clean) => {
  expect(cleanText(text, 100)).toBe(clean);
});

it.each([
  ['/images/a b.qcow2', true],
  ['😀', true],
  ['a\nb', false],
  ['a\ud800', false],
])('%j is fit as it is: %s', (text, fit) => {
  expect(isFit(text)).toBe(fit);
});

it('leaves nothing unfit in any text, and changes none that is fit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      // What fitness means, without a way around for text that looks plain.
      const fit = Array.from(text)
        .filter((character) => !/[\p{Cc}\p{Cs}]/u.test(character))
        .join('');
      expect(cleanLine(text, 1_000)).toBe(fit.trim());
      expect(isFit(text)).toBe(fit === text);
      expect(cleanText(text, 1_000).replace(/[\t\n\r]/g, '')).toBe(fit);
    }),
    { numRuns: 1_000 },
  );
});
