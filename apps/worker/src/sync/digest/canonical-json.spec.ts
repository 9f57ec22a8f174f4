import type { JsonValue } from '@image-catalog/providers';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, canonicalObject } from './canonical-json.js';

it.each<[JsonValue | undefined, string]>([
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [{ a: 'NUL\0, half \ud800, bell \u0007, line\n' }, '{"a":"NUL, half , bell , line\\n"}'],
  [{ 'a\0': 1, a: 2 }, '{"a":2}'],
  [Number.NaN, 'null'],
  [Number.POSITIVE_INFINITY, 'null'],
  [undefined, 'null'],
])('writes %j as %s', (value, json) => {
  expect(canonicalJson(value)).toBe(json);
});

it('does not follow a value without end', () => {
  let deep: JsonValue = 'bottom';
  for (let level = 0; level < 10_000; level++) deep = [deep];

  expect(canonicalJson(deep).length).toBeLessThan(100);
});

it('leaves out what there is no room for, whatever the order it came in', () => {
  const long = 'x'.repeat(60);

  expect(canonicalObject({ c: 3, b: long, a: 1 }, 50)).toBe('{"a":1,"c":3}');
  expect(canonicalObject({ a: 1, b: long, c: 3 }, 50)).toBe('{"a":1,"c":3}');
});

it('writes equal values equally, different values differently, and always what Postgres can read', () => {
  const shuffle = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(shuffle);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, entry]) => [key, shuffle(entry)]),
    );
  };

  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.string({ unit: 'binary' }), (json, text) => {
      const value = { json, text } as JsonValue;
      const written = canonicalJson(value);
      expect(canonicalJson(shuffle(value))).toBe(written);
      expect(canonicalJson(JSON.parse(written) as JsonValue)).toBe(written);
      expect(written).not.toMatch(/\\u0000|\\ud[89a-f]/i);
      expect(canonicalJson({ ...(value as object), more: 1 })).not.toBe(written);
    }),
    { numRuns: 300 },
  );
});
