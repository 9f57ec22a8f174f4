import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SentNumber } from './sent-number.js';
import { toInteger, toIntegerList } from './integer.transformer.js';

describe('toInteger', () => {
  it.each([
    [5, 5],
    [5.9, 5],
    [-5.9, -5],
    [-0.5, 0],
    [new SentNumber(5.9, '5.90'), 5],
    [new SentNumber(-0, '-0.0'), 0],
    [new SentNumber(2 ** 63, '9223372036854775807'), Number.MAX_SAFE_INTEGER],
    ['5', 5],
    [' 5 ', 5],
    ['+5', 5],
    ['-5', -5],
    ['007', 7],
    ['5abc', 5],
    ['5.9', 5],
    ['0x1f', 0],
    ['1e3', 1],
    ['abc', 0],
    ['-', 0],
    ['- 5', 0],
    ['\uff15', 0],
    [true, 1],
    [false, 0],
    ['', null],
    ['  \n', null],
    [null, null],
    [undefined, undefined],
    [[5], undefined],
    [{ id: 5 }, undefined],
    [2_147_483_648, 2_147_483_648],
    ['4294967296', 4_294_967_296],
    [Number.NaN, 0],
    [Infinity, Number.MAX_SAFE_INTEGER],
    [-Infinity, Number.MIN_SAFE_INTEGER],
    ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
    [`-${'9'.repeat(400)}`, Number.MIN_SAFE_INTEGER],
  ])('casts %j to %j', (value, expected) => {
    const cast = toInteger(value);

    expect(cast).toBe(expected);
  });

  it('gives an exact integer, null or nothing for whatever it gets', () => {
    const anyValue = fc.oneof(fc.anything(), fc.double(), fc.double().map(String), fc.bigInt().map(String));

    const property = fc.property(anyValue, (value) => {
      const cast = toInteger(value);
      return cast === null || cast === undefined || (Number.isSafeInteger(cast) && !Object.is(cast, -0));
    });

    fc.assert(property);
  });

  it('reads back every id it could have written', () => {
    fc.assert(fc.property(fc.integer(), (id) => toInteger(id) === id && toInteger(String(id)) === id));
  });
});

describe('toIntegerList', () => {
  it.each([
    [[], []],
    [
      [1, '2', '3abc'],
      [1, 2, 3],
    ],
    [[1, '1', 1.5, true], [1]],
    [['', null, {}, [4]], []],
    [null, undefined],
    [undefined, undefined],
    ['1,2', undefined],
    [{ 0: 1 }, undefined],
    [5, undefined],
  ])('reads %j as %j', (value, expected) => {
    const ids = toIntegerList(value);

    expect(ids).toEqual(expected);
  });

  it('gives distinct integers for every list', () => {
    const property = fc.property(fc.array(fc.anything()), (list) => {
      const ids = toIntegerList(list) ?? [];
      return new Set(ids).size === ids.length && ids.every(Number.isSafeInteger);
    });

    fc.assert(property);
  });
});
