/**
 * Cuts the text of a search into tokens.
 *
 * Foreman: scoped_search 4.3.0, `query_language/tokenizer`. What is easy to get wrong:
 *
 *     text        tokens                 why
 *     name!=foo   name!  =  foo          `!`, `^` and `-` start an operator but never end a word
 *     a=>b        a  =  >  b             only pairs that are operators are combined
 *     "and"       and (text)             a quoted word is never a keyword
 *     "a\"b       a"b                    a backslash protects the next character; the end closes every quote
 */

/** Names a comparison as Foreman's messages do. */
export type ComparisonSymbol = 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte' | 'like' | 'unlike' | 'in' | 'notin';

/** Names every token that is not text, as Foreman's messages do. */
export type TokenSymbol = ComparisonSymbol | 'and' | 'or' | 'not' | 'null' | 'notnull' | 'lparen' | 'rparen' | 'comma';

/** Is one piece of a search, with the half-open range of text it was read from. */
export type Token =
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'symbol'; readonly symbol: TokenSymbol; readonly start: number; readonly end: number };

/** Maps every operator to its symbol. */
const OPERATORS: ReadonlyMap<string, TokenSymbol> = new Map<string, TokenSymbol>([
  ['&', 'and'],
  ['&&', 'and'],
  ['|', 'or'],
  ['||', 'or'],
  ['-', 'not'],
  ['!', 'not'],
  ['~', 'like'],
  ['!~', 'unlike'],
  ['=', 'eq'],
  ['==', 'eq'],
  ['!=', 'ne'],
  ['<>', 'ne'],
  ['>', 'gt'],
  ['<', 'lt'],
  ['>=', 'gte'],
  ['<=', 'lte'],
  ['^', 'in'],
  ['!^', 'notin'],
  ['(', 'lparen'],
  [')', 'rparen'],
  [',', 'comma'],
]);

const KEYWORDS: ReadonlyMap<string, TokenSymbol> = new Map<string, TokenSymbol>([
  ['and', 'and'],
  ['or', 'or'],
  ['not', 'not'],
  ['has', 'notnull'],
  ['set?', 'notnull'],
  ['null?', 'null'],
  ['before', 'lt'],
  ['after', 'gt'],
  ['at', 'eq'],
]);

const WHITESPACE = ' \t\n\v\f\r';
const WORD_END = `${WHITESPACE}=~<>&|(),`;

/** Says whether a bare word would be read as a keyword rather than as text. */
export function isKeyword(word: string): boolean {
  return KEYWORDS.has(word.toLowerCase());
}

/** Reads all tokens of a search; never fails. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const character = text.charAt(position);
    if (WHITESPACE.includes(character)) {
      position += 1;
      continue;
    }
    const token = readToken(text, position, character);
    tokens.push(token);
    position = token.end;
  }
  return tokens;
}

function readToken(text: string, start: number, first: string): Token {
  if (first === '"') return readQuoted(text, start);
  for (const length of [2, 1]) {
    const symbol = OPERATORS.get(text.slice(start, start + length));
    if (symbol !== undefined) return { kind: 'symbol', symbol, start, end: start + length };
  }
  return readWord(text, start);
}

function readWord(text: string, start: number): Token {
  let end = start + 1;
  while (end < text.length && !WORD_END.includes(text.charAt(end))) end += 1;
  const word = text.slice(start, end);
  const symbol = KEYWORDS.get(word.toLowerCase());
  return symbol === undefined ? { kind: 'text', text: word, start, end } : { kind: 'symbol', symbol, start, end };
}

function readQuoted(text: string, start: number): Token {
  let value = '';
  let position = start + 1;
  while (position < text.length && text.charAt(position) !== '"') {
    if (text.charAt(position) === '\\') position += 1;
    value += text.charAt(position);
    position += 1;
  }
  return { kind: 'text', text: value, start, end: Math.min(position + 1, text.length) };
}
