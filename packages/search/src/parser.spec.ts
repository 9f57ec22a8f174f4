import { describe, expect, it } from '@jest/globals';
import type { SearchNode } from './ast.js';
import { SearchError } from './errors.js';
import { MAX_DEPTH, MAX_LIST_SIZE, MAX_QUERY_LENGTH, MAX_TERMS } from './limits.js';
import { parseSearch } from './parser.js';

const SYMBOLS = {
  eq: '=',
  ne: '!=',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
  like: '~',
  unlike: '!~',
  in: '^',
  notin: '!^',
};

/** Shows a tree with every bracket written out. */
function show(node: SearchNode | null): string {
  if (node === null) return 'nothing';
  switch (node.kind) {
    case 'and':
    case 'or':
      return `(${node.operands.map((operand) => show(operand)).join(` ${node.kind.toUpperCase()} `)})`;
    case 'not':
      return `NOT ${show(node.operand)}`;
    case 'word':
      return node.word;
    case 'presence':
      return `${node.field} IS ${node.present ? 'NOT NULL' : 'NULL'}`;
    case 'list':
      return `[${node.field} ${SYMBOLS[node.operator]} ${node.values.join('|')}]`;
    case 'comparison':
      return `[${node.field ?? '*'} ${SYMBOLS[node.operator]} ${node.value}]`;
  }
}

describe('parseSearch', () => {
  it.each([
    ['a or b and c', '(a OR (b AND c))'],
    ['a and b or c', '(a AND (b OR c))'],
    ['a b or c', '(a AND (b OR c))'],
    ['a or b c', '((a OR b) AND c)'],
    ['a and b and c d', '(a AND b AND c AND d)'],
    ['not a and b', '(NOT a AND b)'],
    ['-a b', '(NOT a AND b)'],
    ['not (a or b) and c', '(NOT (a OR b) AND c)'],
    ['not not a', 'NOT NOT a'],
    ['a - b', '(a AND NOT b)'],
    ['a -b', '(a AND NOT b)'],
    ['a !b', '(a AND NOT b)'],
    ['(a and b) and c', '(a AND b AND c)'],
    ['(a or b) and c', '((a OR b) AND c)'],
  ])('gives and and or the same precedence: %s means %s', (text, expected) => {
    const tree = show(parseSearch(text));

    expect(tree).toBe(expected);
  });

  it.each([
    ['name ~ foo bar', '([name ~ foo] AND bar)'],
    ['name = a,b', '([name = a] AND b)'],
    ['name="MYOS 1",operatingsystem="13"', '([name = MYOS 1] AND [operatingsystem = 13])'],
    ['name="n",major="12",minor=""', '([name = n] AND [major = 12] AND [minor = ])'],
    ['description="D" or title="D"', '([description = D] OR [title = D])'],
    ['a == "x" AND b == 1', '([a = x] AND [b = 1])'],
    ['a, b, c', '(a AND b AND c)'],
    ['a, or b', '(a OR b)'],
    ['created before today', '[created < today]'],
    ['= foo', '[* = foo]'],
    ['!= foo bar', '([* != foo] AND bar)'],
    ['(name) = a', '(name AND [* = a])'],
    ['name ! = b', '(name AND NOT [* = b])'],
    ['name in (a,b)', '(name AND in AND a AND b)'],
    ['has name', 'name IS NOT NULL'],
    ['set? name', 'name IS NOT NULL'],
    ['null? name', 'name IS NULL'],
    ['not has name', 'NOT name IS NOT NULL'],
    ['has name = a', '(name IS NOT NULL AND [* = a])'],
  ])('reads the terms of %s as %s', (text, expected) => {
    const tree = show(parseSearch(text));

    expect(tree).toBe(expected);
  });

  it.each([
    ['name ^ (a, b)', '[name ^ a|b]'],
    ['name ^ (a b)', '[name ^ a|b]'],
    ['name !^ (a, b)', '[name !^ a|b]'],
    ['name ^ "a,b"', '[name ^ a|b]'],
    ['name ^ ("a,b" c)', '[name ^ a|b|c]'],
    ['name ^ (a, b', '[name ^ a|b]'],
    ['name ^ (a or = b) c', '([name ^ a|b] AND c)'],
    ['name ^ a, b', '([name ^ a] AND b)'],
    ['name ^ (",a" "b,,")', '[name ^ |a|b]'],
    ['^ (a b)', '([* = a] OR [* = b])'],
    ['!^ (a b)', '([* != a] AND [* != b])'],
    ['^ (a)', '[* = a]'],
    ['^ a, b', '([* = a] OR [* = b])'],
    ['^ ("a,b" c)', '([* = a,b] OR [* = c])'],
  ])('reads the list of %s as %s', (text, expected) => {
    const tree = show(parseSearch(text));

    expect(tree).toBe(expected);
  });

  it.each([
    ['name =', 'name'],
    ['name = and', 'name'],
    ['name = not', 'name'],
    ['name ^ ()', 'name'],
    ['name has', 'name'],
    ['name )))', 'name'],
    ['a and', 'a'],
    ['and a', 'a'],
    ['or a', 'a'],
    ['or and a', 'a'],
    ['a or or b', '(a OR b)'],
    ['(a or b', '(a OR b)'],
    ['a)', 'a'],
    ['a) and', 'a'],
    ['()', 'nothing'],
    ['and', 'nothing'],
    ['has', 'nothing'],
    ['', 'nothing'],
    ['  \n', 'nothing'],
    ['""', ''],
  ])('forgives what is left open or over: %s means %s', (text, expected) => {
    const tree = show(parseSearch(text));

    expect(tree).toBe(expected);
  });

  it.each([
    ['id = -5', 'Value expected but found :not'],
    ['id => 5', 'Value expected but found :gt'],
    ['name = = x', 'Value expected but found :eq'],
    ['name > = 5', 'Value expected but found :eq'],
    ['name = (a)', 'Value expected but found :lparen'],
    ['has = name', 'Value expected but found :eq'],
    ['() a', 'Empty list of operands'],
    ['not () a', 'Empty list of operands'],
    ['^ () a', 'Empty list of operands'],
  ])('refuses %s: %s', (text, message) => {
    const parse = () => parseSearch(text);

    expect(parse).toThrow(new SearchError(message));
  });

  describe('where the original makes a condition that breaks or is lost', () => {
    it.each([
      ['name = a, (b or c)', '([name = a] AND (b OR c))'],
      ['name = a, not (b)', '([name = a] AND NOT b)'],
      ['name = a, not id = 5', '([name = a] AND NOT [id = 5])'],
      ['name = a,, b', '([name = a] AND b)'],
    ])('reads %s as %s', (text, expected) => {
      const tree = show(parseSearch(text));

      expect(tree).toBe(expected);
    });

    it.each([
      ['(a or) b', 'Value expected but found :rparen'],
      ['(name = a,) b', 'Value expected but found :rparen'],
      ['name = a, or b', 'Value expected but found :or'],
      ['not and a', 'Value expected but found :and'],
      ['(not) a', 'Value expected but found :rparen'],
      ['a) b', "Unpaired ')': the search goes on after it"],
      ['(a)) or name = b', "Unpaired ')': the search goes on after it"],
    ])('refuses %s: %s', (text, message) => {
      const parse = () => parseSearch(text);

      expect(parse).toThrow(new SearchError(message));
    });
  });

  describe('limits', () => {
    const tooDeep = 'The search is nested too deeply: at most 200 levels are allowed';

    it.each([
      ['brackets', '('.repeat(MAX_DEPTH) + 'a'],
      ['not', 'not '.repeat(MAX_DEPTH - 1) + 'a'],
      ['alternating connectives', 'a and b or '.repeat((MAX_DEPTH - 2) / 2) + 'c'],
      ['terms', 'a '.repeat(MAX_TERMS)],
      ['terms in one chain', 'a or '.repeat(MAX_TERMS - 1) + 'b'],
      ['values of a list', `id ^ (${'1,'.repeat(MAX_LIST_SIZE)})`],
      ['characters', 'a'.repeat(MAX_QUERY_LENGTH)],
    ])('takes as many %s as it says', (_what, text) => {
      const tree = parseSearch(text);

      expect(tree).not.toBeNull();
    });

    it.each([
      ['brackets', `${'('.repeat(MAX_DEPTH + 1)}a`, tooDeep],
      ['brackets without end', `${'('.repeat(MAX_QUERY_LENGTH - 1)}a`, tooDeep],
      ['not', `${'not '.repeat(MAX_DEPTH)}a`, tooDeep],
      ['not without end', `${'!,'.repeat(MAX_QUERY_LENGTH / 2 - 1)}a`, tooDeep],
      ['alternating connectives', `${'a and b or '.repeat(MAX_DEPTH / 2)}c`, tooDeep],
      ['terms', 'a '.repeat(MAX_TERMS + 1), 'The search has too many terms: at most 1000 are allowed'],
      [
        'values of a list',
        `id ^ (${'1,'.repeat(MAX_LIST_SIZE + 1)})`,
        'The list is too long: 5001 values, at most 5000 are allowed',
      ],
      [
        'values of a list without a field',
        `^ (${'1,'.repeat(MAX_TERMS + 1)})`,
        'The search has too many terms: at most 1000 are allowed',
      ],
      [
        'characters',
        'a'.repeat(MAX_QUERY_LENGTH + 1),
        'The text is too long: 32769 characters, at most 32768 are allowed',
      ],
    ])('refuses more %s', (_what, text, message) => {
      const parse = () => parseSearch(text);

      expect(parse).toThrow(new SearchError(message));
    });

    it.each([
      ['a NUL byte', 'name = "a\0b"', 'The text contains a NUL byte'],
      ['half a surrogate pair', 'name = \uD83D', 'The text is not valid Unicode'],
    ])('refuses %s, which Postgres cannot hold', (_what, text, message) => {
      const parse = () => parseSearch(text);

      expect(parse).toThrow(new SearchError(message));
    });
  });
});
