/**
 * Reads the text of a search into a tree.
 *
 * Foreman: scoped_search 4.3.0, `query_language/parser`. AND and OR have the SAME precedence and bind to the right:
 *
 *     a and b or c   a AND (b OR c)        a or b c       (a OR b) AND c
 *     a or b and c   a OR (b AND c)        name = a, b    (name = a) AND b
 *
 * The grammar, and the few places where we answer and the original crashes, are in the README.
 */
import type { ScalarOperator, SearchNode } from './ast.js';
import { depthOf, joinNodes } from './ast.js';
import { SearchError } from './errors.js';
import { assertUsableText, MAX_DEPTH, MAX_LIST_SIZE, MAX_TERMS } from './limits.js';
import type { ComparisonSymbol, Token, TokenSymbol } from './tokenizer.js';
import { tokenize } from './tokenizer.js';

const COMPARISONS: ReadonlySet<TokenSymbol> = new Set<ComparisonSymbol>([
  'eq',
  'ne',
  'gt',
  'gte',
  'lt',
  'lte',
  'like',
  'unlike',
  'in',
  'notin',
]);

/** Says whether a symbol compares something with a value. */
export function isComparison(symbol: TokenSymbol): symbol is ComparisonSymbol {
  return COMPARISONS.has(symbol);
}

/**
 * Parses the text of a search; `null` means that it holds no condition.
 *
 * @throws {SearchError} when the text cannot be read or breaks a limit.
 */
export function parseSearch(text: string): SearchNode | null {
  assertUsableText(text);
  const tokens = tokenize(text);
  while (tokens.at(-1)?.kind === 'symbol') tokens.pop();
  const node = new Parser(tokens).parse();
  if (node !== null && depthOf(node) > MAX_DEPTH) throw tooDeep();
  return node;
}

function tooDeep(): SearchError {
  return new SearchError(`The search is nested too deeply: at most ${MAX_DEPTH} levels are allowed`);
}

/** Groups `a or b or c and d` from the right, each run of one connective at once: a thousand terms are not copied a thousand times. */
function groupFromRight(operands: readonly SearchNode[], connectives: readonly ('and' | 'or')[]): SearchNode {
  let [node] = operands.slice(-1) as [SearchNode];
  for (let end = connectives.length; end > 0; ) {
    const kind = connectives[end - 1] ?? 'and';
    let start = end - 1;
    while (start > 0 && connectives[start - 1] === kind) start -= 1;
    const [first = node, ...others] = operands.slice(start, end);
    node = joinNodes(kind, [first, ...others, node]);
    end = start;
  }
  return node;
}

/** Walks over the tokens; only brackets recurse, and they are counted. */
class Parser {
  private position = 0;
  private terms = 0;
  private brackets = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  /** The original ends a search at a `)` that closes nothing, and loses the conditions behind it. */
  parse(): SearchNode | null {
    const [first, ...rest] = this.readSequence();
    if (this.sees('rparen')) throw new SearchError("Unpaired ')': the search goes on after it");
    return first === undefined ? null : joinNodes('and', [first, ...rest]);
  }

  private readSequence(): SearchNode[] {
    const nodes: SearchNode[] = [];
    while (this.position < this.tokens.length && !this.sees('rparen')) nodes.push(this.readChain());
    return nodes;
  }

  /** Reads `a or b and c …`, then groups it from the right. */
  private readChain(): SearchNode {
    const operands: SearchNode[] = [];
    const connectives: ('and' | 'or')[] = [];
    for (;;) {
      while (this.takeConnective() !== undefined);
      operands.push(this.readPrimary());
      const connective = this.takeConnective();
      if (connective === undefined) break;
      connectives.push(connective);
    }
    return groupFromRight(operands, connectives);
  }

  private readPrimary(): SearchNode {
    while (this.take('comma'));
    if (this.sees('lparen')) return this.readBrackets();
    if (this.sees('not')) return this.readNegation();
    const token = this.tokens[this.position];
    return token?.kind === 'text' ? this.readField(token.text) : this.readPrefixed();
  }

  private readBrackets(): SearchNode {
    this.take('lparen');
    this.brackets += 1;
    if (this.brackets > MAX_DEPTH) throw tooDeep();
    const [first, ...rest] = this.readSequence();
    if (first === undefined) throw new SearchError('Empty list of operands');
    this.brackets -= 1;
    this.take('rparen');
    return joinNodes('and', [first, ...rest]);
  }

  private readNegation(): SearchNode {
    let negations = 0;
    for (;;) {
      if (this.take('not')) negations += 1;
      else if (!this.take('comma')) break;
    }
    let node = this.readPrimary();
    for (; negations > 0; negations -= 1) node = { kind: 'not', operand: node };
    return node;
  }

  /** Reads what starts with a word: the word alone, or a field with its operator and value. */
  private readField(word: string): SearchNode {
    this.position += 1;
    const operator = this.takeComparison();
    if (operator === undefined) {
      this.take('comma');
      return this.countTerm({ kind: 'word', word });
    }
    if (operator !== 'in' && operator !== 'notin') {
      return this.countTerm({ kind: 'comparison', field: word, operator, value: this.readValue() });
    }
    return this.countTerm({ kind: 'list', field: word, operator, values: this.readFieldList() });
  }

  /** Reads what starts with an operator. */
  private readPrefixed(): SearchNode {
    if (this.take('notnull')) return this.countTerm({ kind: 'presence', field: this.readValue(), present: true });
    if (this.take('null')) return this.countTerm({ kind: 'presence', field: this.readValue(), present: false });
    const operator = this.takeComparison();
    if (operator === undefined) throw this.unexpected();
    if (operator === 'in') return this.readDefaultList('or', 'eq');
    if (operator === 'notin') return this.readDefaultList('and', 'ne');
    return this.countTerm({ kind: 'comparison', field: null, operator, value: this.readValue() });
  }

  private readDefaultList(kind: 'and' | 'or', operator: ScalarOperator): SearchNode {
    const comparisons = this.readWords().map((value) =>
      this.countTerm({ kind: 'comparison', field: null, operator, value }),
    );
    const [first, ...rest] = comparisons;
    if (first === undefined) throw new SearchError('Empty list of operands');
    return joinNodes(kind, [first, ...rest]);
  }

  /** Reads the list after `field ^`. Foreman joins the words with commas and splits again, so commas always separate. */
  private readFieldList(): string[] {
    const token = this.tokens[this.position];
    const words = token?.kind === 'text' ? [this.readValue()] : this.readWords();
    const values = words.join(',').split(',');
    while (values.at(-1) === '') values.pop();
    if (values.length > MAX_LIST_SIZE) {
      throw new SearchError(`The list is too long: ${values.length} values, at most ${MAX_LIST_SIZE} are allowed`);
    }
    return values;
  }

  /** Reads the words up to `)` or the end; whatever else stands between them is skipped, as Foreman does. */
  private readWords(): string[] {
    const words: string[] = [];
    this.take('lparen');
    for (; this.position < this.tokens.length && !this.sees('rparen'); this.position += 1) {
      const token = this.tokens[this.position];
      if (token?.kind === 'text') words.push(token.text);
    }
    this.take('rparen');
    return words;
  }

  private readValue(): string {
    const token = this.tokens[this.position];
    if (token?.kind !== 'text') throw this.unexpected();
    this.position += 1;
    return token.text;
  }

  private countTerm<Node extends SearchNode>(node: Node): Node {
    this.terms += 1;
    if (this.terms <= MAX_TERMS) return node;
    throw new SearchError(`The search has too many terms: at most ${MAX_TERMS} are allowed`);
  }

  private sees(symbol: TokenSymbol): boolean {
    const token = this.tokens[this.position];
    return token?.kind === 'symbol' && token.symbol === symbol;
  }

  private take(symbol: TokenSymbol): boolean {
    if (!this.sees(symbol)) return false;
    this.position += 1;
    return true;
  }

  private takeConnective(): 'and' | 'or' | undefined {
    if (this.take('and')) return 'and';
    return this.take('or') ? 'or' : undefined;
  }

  private takeComparison(): ComparisonSymbol | undefined {
    const token = this.tokens[this.position];
    if (token?.kind !== 'symbol' || !isComparison(token.symbol)) return undefined;
    this.position += 1;
    return token.symbol;
  }

  private unexpected(): SearchError {
    const token = this.tokens[this.position];
    const found =
      token === undefined ? 'nil' : token.kind === 'symbol' ? `:${token.symbol}` : JSON.stringify(token.text);
    return new SearchError(`Value expected but found ${found}`);
  }
}
