import type { LogicalNode, SearchNode } from './ast.js';
import type { ComparisonSymbol } from './tokenizer.js';
import { isKeyword } from './tokenizer.js';

const OPERATOR_TEXT: Readonly<Record<ComparisonSymbol, string>> = {
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

/** Matches words that need no quotes; anything else is quoted, which is never wrong. */
const PLAIN_WORD = /^[\p{L}\p{N}_.:/%*@+][\p{L}\p{N}_.:/%*@+-]*$/u;

/** Writes a search so that parsing the result gives an equal tree; `null`, no condition, is the empty text. */
export function printSearch(node: SearchNode | null): string {
  return node === null ? '' : printNode(node);
}

/** Writes a word so that it is read back as this very text: quoted unless it is plain. */
export function quoteWord(word: string): string {
  return PLAIN_WORD.test(word) && !isKeyword(word) ? word : inQuotes(word);
}

/** Writes a word in quotes. */
export function inQuotes(word: string): string {
  return `"${word.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

function printNode(node: SearchNode): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands.map((operand) => printOperand(operand)).join(` ${node.kind} `);
    case 'not':
      return `not ${printOperand(node.operand)}`;
    case 'word':
      return quoteWord(node.word);
    case 'presence':
      return `${node.present ? 'has' : 'null?'} ${quoteWord(node.field)}`;
    case 'list':
      return `${quoteWord(node.field)} ${OPERATOR_TEXT[node.operator]} ${printList(node.values)}`;
    case 'comparison': {
      const test = `${OPERATOR_TEXT[node.operator]} ${quoteWord(node.value)}`;
      return node.field === null ? test : `${quoteWord(node.field)} ${test}`;
    }
  }
}

/** Writes a list; an empty one as an empty word, as brackets at the end of a search are dropped. */
function printList(values: readonly string[]): string {
  return values.length === 0 ? '""' : `(${values.map((value) => quoteWord(value)).join(', ')})`;
}

function printOperand(node: SearchNode): string {
  return isLogical(node) ? `(${printNode(node)})` : printNode(node);
}

function isLogical(node: SearchNode): node is LogicalNode {
  return node.kind === 'and' || node.kind === 'or';
}
