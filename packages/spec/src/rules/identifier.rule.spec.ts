import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ShowImageDto } from '../images/show-image.dto.js';
import { judge } from '../../test/judge.js';
import { IDENTIFIER_MAX_LENGTH, IDENTIFIER_SENTENCE, isIdentifier } from './identifier.rule.js';

const INNER = Array.from('ABCXYZabcxyz0189_- ');
const OUTER = INNER.filter((character) => character !== ' ');

const anyIdentifier = fc
  .tuple(
    fc.constantFrom(...OUTER),
    fc.array(fc.constantFrom(...INNER), { maxLength: IDENTIFIER_MAX_LENGTH - 2 }),
    fc.constantFrom('', ...OUTER),
  )
  .map(([first, inner, last]) => first + (last === '' ? '' : inner.join('') + last));

describe('isIdentifier', () => {
  it.each([
    ['1', true],
    ['a', true],
    ['_', true],
    ['-', true],
    ['4294967296', true],
    ['x86_64', true],
    ['my cr', true],
    ['a  b', true],
    ['a'.repeat(128), true],
    [`a${' '.repeat(126)}b`, true],
    ['', false],
    [' ', false],
    ['a'.repeat(129), false],
    [`a${' '.repeat(127)}b`, false],
    [' a', false],
    ['a ', false],
    ['a.b', false],
    ['a/b', false],
    ['a+b', false],
    ["a'b", false],
    ['abc\n', false],
    ['\nabc', false],
    ['abc\ndef', false],
    ['abc\r', false],
    ['abc\u2028', false],
    ['abc\0', false],
    ['a\tb', false],
    ['a\u00a0b', false],
    ['a\u3000b', false],
    ['\u0430bc', false],
    ['\uff11', false],
    ['\u0661', false],
    ['e\u0301', false],
    ['\u00e9', false],
    ['\u2010', false],
    ['\u200babc', false],
    ['\u{1d7d9}', false],
    ['\ud800', false],
  ])('judges %j as %s', (text, expected) => {
    const judged = isIdentifier(text);

    expect(judged).toBe(expected);
  });

  it.each([[undefined], [null], [1], [true], [['a']], [{}], [{ toString: () => 'a' }], [new String('a')]])(
    'refuses %p, which is no text',
    (value) => {
      const judged = isIdentifier(value);

      expect(judged).toBe(false);
    },
  );

  it('accepts everything that the sentence describes', () => {
    fc.assert(fc.property(anyIdentifier, (text) => isIdentifier(text)));
  });

  it('accepts nothing else', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 140 }), fc.string({ maxLength: 140 }));
    const fits = (text: string) =>
      text.length >= 1 &&
      text.length <= 128 &&
      Array.from(text).every((c) => INNER_CLASS.includes(c)) &&
      text.trim() === text;

    fc.assert(fc.property(anyText, (text) => isIdentifier(text) === fits(text)));
  });
});

const INNER_CLASS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_- ';

describe('IsIdentifier', () => {
  it("answers in the words of Foreman's documents", () => {
    const { errors } = judge(ShowImageDto, { id: 'abc\n' });

    expect(errors).toEqual({ id: [IDENTIFIER_SENTENCE] });
  });

  it.each([
    [5, '5'],
    ['5', '5'],
    ['my image', 'my image'],
  ])('takes %j for the text %j', (id, text) => {
    const { dto, errors } = judge(ShowImageDto, { id });

    expect(errors).toEqual({});
    expect(dto.id).toBe(text);
  });

  it.each([[true], [1.5], [-0.1], [[5]], [{ id: 5 }], [null], [undefined]])('refuses %j', (id) => {
    const { errors } = judge(ShowImageDto, { id });

    expect(errors).toEqual({ id: [IDENTIFIER_SENTENCE] });
  });
});
