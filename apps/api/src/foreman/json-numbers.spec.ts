import { describe, expect, it } from '@jest/globals';
import { SentNumber } from '@image-catalog/spec';
import fc from 'fast-check';
import { parseJson } from './body-parsers.js';

/** Reads a number of a body. */
function read(token: string): number | SentNumber {
  return (parseJson(`{"name": ${token}}`) as { name: number | SentNumber }).name;
}

/** Gives a number where a number is wanted. */
function valueOf(sent: number | SentNumber): number {
  return typeof sent === 'number' ? sent : sent.value;
}

const digits = fc.stringMatching(/^[0-9]{1,25}$/);
const integer = fc.oneof(fc.bigInt().map(String), fc.integer().map(String));
const decimal = fc
  .tuple(fc.constantFrom('', '-'), fc.stringMatching(/^(0|[1-9][0-9]{0,20})$/), digits)
  .map(([sign, whole, rest]) => `${sign}${whole}.${rest}`);
const exponential = fc
  .tuple(fc.oneof(decimal, integer), fc.constantFrom('e', 'E'), fc.constantFrom('', '+', '-'), fc.nat(300))
  .map(([base, e, sign, power]) => `${base}${e}${sign}${power}`);

describe('a number of a body', () => {
  // What Ruby's `JSON.parse(token).to_s` gives.
  it.each([
    ['3.0', '3.0'],
    ['1e3', '1000.0'],
    ['-0.0', '-0.0'],
    ['0.0', '0.0'],
    ['-0', '0'],
    ['1.50', '1.5'],
    ['7', '7'],
    ['9223372036854775807', '9223372036854775807'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['123456789012345.0', '123456789012345.0'],
    ['1e15', '1.0e+15'],
    ['9007199254740993.0', '9.007199254740992e+15'],
    ['1E+20', '1.0e+20'],
    ['0.0001', '0.0001'],
    ['1e-5', '1.0e-05'],
    ['5e-324', '5.0e-324'],
    ['1e400', 'Infinity'],
  ])('is text as Ruby writes it: %s', (token, text) => {
    expect(read(token).toString()).toBe(text);
  });

  it('keeps all digits of an integer', () => {
    fc.assert(fc.property(integer, (token) => read(token).toString() === token));
  });

  it('keeps its value and says that it is no integer', () => {
    const property = fc.property(fc.oneof(decimal, exponential), (token) => {
      const text = read(token).toString();
      const isWritten = /^-?\d+\.\d+(e[+-]\d{2,3})?$/.test(text) || /^-?Infinity$/.test(text);
      return isWritten && Object.is(Number(text), Number(token)) && Object.is(valueOf(read(token)), Number(token));
    });

    fc.assert(property);
  });

  it('changes nothing else of a body: what looks like a number within a text stays as it is', () => {
    const value = fc.jsonValue();
    const text = fc.oneof(fc.string(), fc.constantFrom('3.0', '"b":1e3', ', 9223372036854775807', ': -0.0'));

    const property = fc.property(value, text, (given, within) => {
      const json = JSON.stringify({ given, within, sent: 0 }).replace('"sent":0', '"sent":3.0');
      const { sent, ...rest } = parseJson(json) as Record<string, unknown>;
      expect(JSON.stringify(rest)).toBe(JSON.stringify({ given, within }));
      expect(String(sent)).toBe('3.0');
    });

    fc.assert(property);
  });
});
