import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SentNumber } from '../transformers/sent-number.js';
import { castParameter, type GivenValue, PARAMETER_TYPES } from './parameter-value.js';

describe('castParameter', () => {
  it.each<[string, GivenValue, string | null]>([
    ['string', '1', '"1"'],
    ['', 'true', '"true"'],
    ['string', 5, '5'],
    ['integer', true, 'true'],
    ['string', new SentNumber(3, '3.0'), '3.0'],
    ['boolean', 'Yes', 'true'],
    ['boolean', 'off', 'false'],
    ['boolean', ' ', 'false'],
    ['boolean', '', null],
    ['integer', '-42', '-42'],
    ['integer', '0x1F', '31'],
    ['integer', '017', '15'],
    ['integer', '9223372036854775807', '9223372036854775807'],
    ['real', '.5', '0.5'],
    ['real', '5', '5.0'],
    ['real', '-1e3', '-1000.0'],
    ['real', '1e999', '"1e999"'],
    ['real', '0x10', '16'],
    ['array', '["a", 2]', '["a", 2]'],
    ['array', '[a, b]', '["a","b"]'],
    ['array', '- a\n- 1', '["a",1]'],
    ['hash', '{"b": 1}', '{"b": 1}'],
    ['hash', 'b: 1', '{"b":1}'],
    ['hash', 'a: {b: [yes]}', '{"a":{"b":[true]}}'],
    ['json', '"text"', '"text"'],
    ['json', '', null],
    ['yaml', 'a: b', '{"a":"b"}'],
    ['yaml', '', null],
    ['integer', '<%= 4 %>', '"<%= 4 %>"'],
    ['hash', null, null],
  ])('reads as %s: %j', (type, value, json) => {
    expect(castParameter(value, type)).toBe(json);
  });

  it.each([
    ['boolean', 'maybe'],
    ['integer', '1.5'],
    ['integer', ''],
    ['integer', '+1'],
    ['real', 'one'],
    ['array', '{"b": 1}'],
    ['array', 'a'],
    ['hash', '[1]'],
    ['hash', 'null'],
    ['hash', 'a: b: c'],
    ['json', '{'],
    ['json', 'a: 1'],
    ['yaml', '[1'],
    ['yaml', 'a: &x 1\nb: *x'],
    ['yaml', '2024-01-01'],
    ['yaml', '- !ruby/object:Object {}'],
    ['json', '['.repeat(101) + ']'.repeat(101)],
    ['yaml', '- '.repeat(101)],
    ['yaml', `a: ${'x'.repeat(16_384)}`],
    ['bogus', '1'],
  ])('finds nothing of type %s in: %s', (type, text) => {
    expect(castParameter(text, type)).toBeUndefined();
  });

  it('gives JSON, null or nothing for any value of any type, and reads JSON as what it is', () => {
    const type = fc.constantFrom(...PARAMETER_TYPES);
    const value = fc.oneof(fc.string(), fc.json({ maxDepth: 3 }), fc.double(), fc.boolean(), fc.constant(null));

    const property = fc.property(type, value, (kind, given) => {
      const json = castParameter(given, kind);
      if (json === undefined || json === null) return true;
      const read: unknown = JSON.parse(json);
      return kind !== 'json' || typeof given !== 'string' || /<%.*%>/.test(given) || isSame(read, JSON.parse(given));
    });

    fc.assert(property);
  });
});

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
