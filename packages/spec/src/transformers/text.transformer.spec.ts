import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SentNumber } from './sent-number.js';
import { toIdentifier, toKept, toLowerCase, toRawText, toText, toTextList } from './text.transformer.js';

describe('toText', () => {
  it.each([
    ['x', 'x'],
    ['', ''],
    ['  x y \t\r\n', 'x y'],
    ['\0x\0', 'x'],
    ['\u00a0x\u00a0', '\u00a0x\u00a0'],
    ['\u3000', '\u3000'],
    [5, '5'],
    [0, '0'],
    [1.5, '1.5'],
    [new SentNumber(3, '3.0'), '3.0'],
    [true, 't'],
    [false, 'f'],
    [null, null],
    [undefined, undefined],
    [['x'], undefined],
    [{ x: 1 }, undefined],
  ])('reads %j as %j', (value, expected) => {
    const text = toText(value);

    expect(text).toBe(expected);
  });

  it('gives a text without surrounding white space, null or nothing for whatever it gets', () => {
    const property = fc.property(fc.oneof(fc.anything(), fc.string()), (value) => {
      const text = toText(value);
      return typeof text === 'string' ? !/^[\0\t-\r ]|[\0\t-\r ]$/.test(text) : text === null || text === undefined;
    });

    fc.assert(property);
  });

  it('keeps what it has once read', () => {
    fc.assert(fc.property(fc.string(), (text) => toText(toText(text)) === toText(text)));
  });
});

describe('toRawText', () => {
  it('keeps every character, for a blank may be part of a password', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => toRawText(text) === text));
  });
});

describe('toLowerCase', () => {
  it.each([
    [' SPICE ', 'spice'],
    ['', ''],
    [null, null],
    [undefined, undefined],
    [{}, undefined],
  ])('reads %j as %j', (value, expected) => {
    const text = toLowerCase(value);

    expect(text).toBe(expected);
  });
});

describe('toIdentifier', () => {
  it.each([
    [5, '5'],
    ['5', '5'],
    [' 5', ' 5'],
    [null, null],
    [true, true],
  ])('reads %j as %j', (value, expected) => {
    const text = toIdentifier(value);

    expect(text).toBe(expected);
  });
});

describe('toTextList', () => {
  it.each([
    [[], []],
    [
      [' a ', 'b', 5],
      ['a', 'b', '5'],
    ],
    [['', ' ', null, {}, ['a']], []],
    ['a', undefined],
    [null, undefined],
    [{ 0: 'a' }, undefined],
  ])('reads %j as %j', (value, expected) => {
    const names = toTextList(value);

    expect(names).toEqual(expected);
  });
});

describe('toKept', () => {
  it('keeps every text, number and boolean, and nothing else', () => {
    const single = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null));

    fc.assert(fc.property(single, (value) => Object.is(toKept(value), value)));
    fc.assert(fc.property(fc.oneof(fc.object(), fc.array(fc.anything())), (value) => toKept(value) === undefined));
  });

  it('keeps a number that an object stands for', () => {
    expect(toKept(Object(7))).toBe(7);
    expect(toKept({ valueOf: 7 })).toBeUndefined();
  });
});
