import { describe, expect, it } from '@jest/globals';
import { tokenize } from './tokenizer.js';

/** Shows text in quotes and symbols by name. */
function brief(text: string): string {
  return tokenize(text)
    .map((token) => (token.kind === 'text' ? JSON.stringify(token.text) : token.symbol))
    .join(' ');
}

describe('tokenize', () => {
  it.each([
    ['a b\t\n\v\f\rc', '"a" "b" "c"'],
    ['name=foo', '"name" eq "foo"'],
    ['name == foo', '"name" eq "foo"'],
    ['name!=foo', '"name!" eq "foo"'],
    ['name != foo', '"name" ne "foo"'],
    ['name<>foo', '"name" ne "foo"'],
    ['name!~x', '"name!" like "x"'],
    ['name !~ x', '"name" unlike "x"'],
    ['name^(a)', '"name^" lparen "a" rparen'],
    ['name !^ (a,b)', '"name" notin lparen "a" comma "b" rparen'],
    ['a-b a!b', '"a-b" "a!b"'],
    ['-a !a', 'not "a" not "a"'],
    ['a & b && c', '"a" and "b" and "c"'],
    ['a | b || c', '"a" or "b" or "c"'],
    ['a&b|c', '"a" and "b" or "c"'],
    ['http://x/y?z=1', '"http://x/y?z" eq "1"'],
    ["it's 50%:*./x", '"it\'s" "50%:*./x"'],
    ['id => 5', '"id" eq gt "5"'],
    ['a>=1<=2', '"a" gte "1" lte "2"'],
    ['NOT a And b oR c', 'not "a" and "b" or "c"'],
    ['has a set? b null? c', 'notnull "a" notnull "b" null "c"'],
    ['a before b after c at d', '"a" lt "b" gt "c" eq "d"'],
    ['like in is unlike', '"like" "in" "is" "unlike"'],
    ['"and" "not"', '"and" "not"'],
    [String.raw`"a\"b\\c\d"`, String.raw`"a\"b\\cd"`],
    ['"open ended', '"open ended"'],
    [String.raw`"open \ `.trim(), '"open "'],
    ['"a""b"', '"a" "b"'],
    ['""', '""'],
    ['', ''],
    ['\u00A0x', '"\u00A0x"'],
  ])('cuts %j into %s', (text, expected) => {
    const tokens = brief(text);

    expect(tokens).toBe(expected);
  });

  it('tells where each token stands', () => {
    const text = 'name != "a b" )';

    const tokens = tokenize(text).map(({ start, end }) => text.slice(start, end));

    expect(tokens).toEqual(['name', '!=', '"a b"', ')']);
  });
});
