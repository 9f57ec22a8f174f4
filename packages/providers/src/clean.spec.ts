import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanLine, TEXT_LIMITS } from '@image-catalog/spec';
import { cleanName, cleanProperties, cleanTags, readIdentifier, readSize, readTime } from './clean.js';

/** Text as hostile as it comes: any UTF-16 unit, half surrogates and control characters included. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

/** How text was cleaned before it had one place for that: hashes of stored images depend on each character. */
const cleanTextBefore = (text: string, max: number) =>
  text
    .slice(0, max)
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]/gu, '');
const cleanNameBefore = (text: string) => cleanTextBefore(text.replace(/\s+/g, ' ').trim(), 255).trim() || null;

describe('cleaning', () => {
  const texts = fc.oneof(anyText, fc.string({ unit: 'binary' }), fc.string({ maxLength: 400, minLength: 200 }));

  it('of a name gives what it always gave, and a second cleaning changes nothing', () => {
    fc.assert(
      fc.property(texts, fc.nat(300), (text, before) => {
        const long = 'x '.repeat(before / 2) + text;
        const name = cleanName(long);

        expect(name).toBe(cleanNameBefore(long));
        expect(cleanLine(name ?? '', TEXT_LIMITS.line)).toBe(name ?? '');
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a property gives what it always gave', () => {
    fc.assert(
      fc.property(texts, fc.nat(8_300), (text, before) => {
        const long = 'x'.repeat(before) + text;

        expect(cleanProperties({ long })).toEqual({ long: cleanTextBefore(long, 8_192) });
        expect(cleanProperties({ [text]: 1 })).toEqual({ [cleanTextBefore(text, 255)]: 1 });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('cleanName', () => {
  it.each([
    ['  a  name\nof two lines ', 'a name of two lines'],
    ['', null],
    [' \u0000 ', null],
    [12, null],
    [null, null],
    ['x'.repeat(300), 'x'.repeat(255)],
    ['nul\u0000bell\u0007escape\u001b[31m', 'nulbellescape[31m'],
    ['next line\u0085', 'next line'],
    ['half \ud83d', 'half \ufffd'],
    ['whole 🐧', 'whole 🐧'],
    [`${'x'.repeat(254)}🐧`, `${'x'.repeat(254)}\ufffd`],
  ])('cleans %j', (value, expected) => {
    expect(cleanName(value)).toBe(expected);
  });
});

describe('readIdentifier', () => {
  it.each([
    ['3f9a', '3f9a'],
    ['a/b c', 'a/b c'],
    ['x'.repeat(255), 'x'.repeat(255)],
    ['x'.repeat(256), null],
    [' a', null],
    ['a\u0000', null],
    ['', null],
    [7, null],
    [undefined, null],
  ])('reads %j', (value, expected) => {
    expect(readIdentifier(value)).toBe(expected);
  });
});

describe('readTime', () => {
  it.each([
    ['2024-10-10T12:00:00Z', '2024-10-10T12:00:00.000Z'],
    ['2024-10-10T12:00:00.123456', '2024-10-10T12:00:00.123Z'],
    ['2024-10-10T12:00:00+02:00', '2024-10-10T10:00:00.000Z'],
    ['2024-13-10T12:00:00Z', null],
    ['+275760-09-13T00:00:00Z', null],
    ['0000-01-01T00:00:00Z', null],
    ['yesterday', null],
    ['', null],
    [1_728_561_600, null],
  ])('reads %j', (value, expected) => {
    expect(readTime(value)).toBe(expected);
  });
});

describe('readSize', () => {
  it.each([
    [0, 0],
    [2_147_483_648, 2_147_483_648],
    [-1, null],
    [1.5, null],
    [2 ** 60, null],
    ['12', null],
    [null, null],
  ])('reads %j', (value, expected) => {
    expect(readSize(value)).toBe(expected);
  });
});

describe('cleanTags', () => {
  it('orders tags, keeps each once and leaves out what is none', () => {
    expect(cleanTags(['b', ' a ', 'b', '', 3, null])).toEqual(['a', 'b']);
  });

  it.each([[null], ['a,b'], [{}]])('reads %j as no tags', (value) => {
    expect(cleanTags(value)).toEqual([]);
  });
});

describe('cleanProperties', () => {
  it('keeps what is within the limits as it is', () => {
    const properties = {
      text: 'a',
      yes: true,
      number: 1.5,
      nothing: null,
      list: [1, 'b', { c: [] }],
      deep: { er: { s: '' } },
    };

    expect(cleanProperties(properties)).toEqual(properties);
  });

  it('cuts a text of ten megabytes', () => {
    const clean = cleanProperties({ remark: 'x'.repeat(10_000_000), size: 3 });

    expect(clean).toEqual({ remark: 'x'.repeat(TEXT_LIMITS.text), size: 3 });
  });

  it('leaves out the same entries whatever their order', () => {
    const entries = Array.from({ length: 40 }, (_, index) => [`key${index}`, 'x'.repeat(TEXT_LIMITS.text)]);

    const clean = cleanProperties(Object.fromEntries(entries));

    expect(cleanProperties(Object.fromEntries(entries.toReversed()))).toEqual(clean);
    expect(JSON.stringify(clean).length).toBeLessThan(TEXT_LIMITS.properties * 1.1);
  });

  it('stores a key called __proto__ as any other', () => {
    const clean = cleanProperties(JSON.parse('{"__proto__": {"admin": true}}') as Record<string, unknown>);

    expect(Object.keys(clean)).toEqual(['__proto__']);
    expect((clean as { admin?: boolean }).admin).toBeUndefined();
  });

  it('stays small and fit for jsonb, whatever comes in', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, fc.anything({ key: anyText, values: [anyText, fc.double()] })), (source) => {
        const json = JSON.stringify(cleanProperties(source));

        expect(json).not.toContain('\\u0000');
        expect(json).not.toMatch(/\\ud[89a-f]/i);
        expect(JSON.stringify(cleanProperties(JSON.parse(json) as Record<string, unknown>))).toBe(json);
      }),
    );
  });
});
