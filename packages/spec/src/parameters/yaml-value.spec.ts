import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonOfYaml } from './yaml-value.js';

describe('jsonOfYaml', () => {
  // What `JSON.generate(Psych.safe_load(text, permitted_classes: [Symbol]))` of Ruby 3.1 gives.
  it.each<[string, string | null]>([
    ['', null],
    ['~', 'null'],
    ['NULL', 'null'],
    ['yes', 'true'],
    ['No', 'false'],
    ['y', '"y"'],
    ['"yes"', '"yes"'],
    ['1e3', '"1e3"'],
    ['1.5e+3', '1500.0'],
    ['1_000', '1000'],
    ['1,000', '1000'],
    ['1__0', '"1__0"'],
    ['017', '15'],
    ['08', '"08"'],
    ['0x1F', '31'],
    ['-0x1f', '-31'],
    ['0b11', '3'],
    ['0o17', '"0o17"'],
    ['+1', '1'],
    ['.5', '0.5'],
    ['1.', '1.0'],
    ['-0.0', '-0.0'],
    ['1:30', '5400'],
    ['-1:30:00', '-1800'],
    ['100000000000000000000000', '100000000000000000000000'],
    [':sym', '"sym"'],
    ['10.0.0.1', '"10.0.0.1"'],
    ['- a\n- - 1\n  - ~', '["a",[1,null]]'],
    ['a: 1\nb: [x, "y"]', '{"a":1,"b":["x","y"]}'],
    ['a: 1\na: 2', '{"a":2}'],
    ['1: x\nnull: y\ntrue: z\n1.5: w', '{"1":"x","":"y","true":"z","1.5":"w"}'],
    ['<<: {a: 1, b: 3}\nb: 2', '{"a":1,"b":2}'],
    ['key: |\n  x\n  y\n', '{"key":"x\\ny\\n"}'],
    ['!!str 5', '"5"'],
    ['!foo bar', '"bar"'],
    ['--- 1\n--- 2', '1'],
    ['__proto__: 1', '{"__proto__":1}'],
  ])('reads %j', (text, json) => {
    expect(jsonOfYaml(text)).toBe(json);
  });

  it.each([
    '2024-01-01',
    '2024-01-01 10:00:00',
    '.inf',
    '*x',
    'a: &x 1\nb: *x',
    '[1',
    'a: b: c',
    '!ruby/object:A {}',
    '@x',
  ])('refuses %j', (text) => {
    expect(jsonOfYaml(text)).toBeUndefined();
  });

  it('reads every JSON whose numbers have no exponent as what it is', () => {
    const number = fc.oneof(
      fc.integer(),
      fc.integer({ min: -9999, max: 9999 }).map((whole) => whole / 100),
    );
    const text = fc.stringMatching(/^[a-z .,'"\\{}[\]:#-]{0,20}$/);
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, number, text, fc.boolean(), fc.constant(null), tie('list'), tie('hash')),
      list: fc.array(tie('value'), { maxLength: 4 }),
      hash: fc.dictionary(text, tie('value'), { maxKeys: 4 }),
    }));

    fc.assert(fc.property(value, (given) => isSame(JSON.parse(jsonOfYaml(JSON.stringify(given)) ?? 'null'), given)));
  });

  it('gives JSON or nothing for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const json = jsonOfYaml(text);
        return json === undefined || json === null || JSON.parse(json) !== undefined;
      }),
    );
  });
});

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
