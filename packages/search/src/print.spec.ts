import { describe, expect, it } from '@jest/globals';
import { parseSearch } from './parser.js';
import { printSearch } from './print.js';

describe('printSearch', () => {
  it.each([
    ['  name="foo"  ', 'name = foo'],
    ['name = "MYOS 1" , id="13"', 'name = "MYOS 1" and id = 13'],
    ['a b or c', 'a and (b or c)'],
    ['-a !b', 'not a and not b'],
    ['!(a | b)', 'not (a or b)'],
    ['name <> "and"', 'name != "and"'],
    ['name ^ (a "b c")', 'name ^ (a, "b c")'],
    ['set? name null? id', 'has name and null? id'],
    ['= "-5"', '= "-5"'],
    [String.raw`"say \"hi\" \\"`, String.raw`"say \"hi\" \\"`],
    ['created after "2 days ago"', 'created > "2 days ago"'],
    ['()', ''],
  ])('writes %s as %s', (text, expected) => {
    const printed = printSearch(parseSearch(text));

    expect(printed).toBe(expected);
  });
});
