import type { ComparisonSymbol } from './tokenizer.js';

/** Compares a field with one value. */
export type ScalarOperator = Exclude<ComparisonSymbol, 'in' | 'notin'>;

/** Compares a field with a list of values. */
export type ListOperator = Extract<ComparisonSymbol, 'in' | 'notin'>;

/** Joins two or more terms; an operand never has the kind of its parent, as equal neighbours are merged. */
export interface LogicalNode {
  readonly kind: 'and' | 'or';
  readonly operands: readonly SearchNode[];
}

/** Negates a term; unlike `!=`, it also finds rows where the term is unknown (NULL). */
export interface NotNode {
  readonly kind: 'not';
  readonly operand: SearchNode;
}

/** Looks for a word in every default field. */
export interface WordNode {
  readonly kind: 'word';
  readonly word: string;
}

/** Compares one field, or every default field when `field` is null, with a value. */
export interface ComparisonNode {
  readonly kind: 'comparison';
  readonly field: string | null;
  readonly operator: ScalarOperator;
  readonly value: string;
}

/** Compares one field with a list of values, none of which can hold a comma; an empty list is refused once its field is known. */
export interface ListNode {
  readonly kind: 'list';
  readonly field: string;
  readonly operator: ListOperator;
  readonly values: readonly string[];
}

/** Asks whether a field has a value. */
export interface PresenceNode {
  readonly kind: 'presence';
  readonly field: string;
  readonly present: boolean;
}

/** Is a parsed search; a search without any condition is `null` instead. */
export type SearchNode = LogicalNode | NotNode | WordNode | ComparisonNode | ListNode | PresenceNode;

/** Joins terms, merging neighbours of the same kind: `a and (b and c)` is one node with three operands. */
export function joinNodes(kind: LogicalNode['kind'], nodes: readonly [SearchNode, ...SearchNode[]]): SearchNode {
  if (nodes.length === 1) return nodes[0];
  return { kind, operands: nodes.flatMap((node) => (node.kind === kind ? node.operands : [node])) };
}

/** Measures how deep a search nests. It does not recurse, so that no tree is too deep for it. */
export function depthOf(root: SearchNode): number {
  let depth = 0;
  let level: SearchNode[] = [root];
  while (level.length > 0) {
    depth += 1;
    level = level.flatMap((node) => childrenOf(node));
  }
  return depth;
}

function childrenOf(node: SearchNode): readonly SearchNode[] {
  if (node.kind === 'and' || node.kind === 'or') return node.operands;
  return node.kind === 'not' ? [node.operand] : [];
}
