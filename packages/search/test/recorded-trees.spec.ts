import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { SearchNode } from '../src/ast.js';
import { parseSearch } from '../src/parser.js';

type Tree = string | [string, ...Tree[]];
type Recording = [text: string, result: Tree | { error: string }];

/** What the parser of scoped_search 4.3.0 made of texts that look nothing like what people write. */
const recordings = readFileSync(new URL('recorded-trees.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Recording => JSON.parse(line));

function toTree(node: SearchNode): Tree {
  switch (node.kind) {
    case 'and':
    case 'or':
      return [node.kind, ...node.operands.map((operand) => toTree(operand))];
    case 'not':
      return ['not', toTree(node.operand)];
    case 'word':
      return node.word;
    case 'presence':
      return [node.present ? 'notnull' : 'null', node.field];
    case 'list':
      return [node.operator, node.field, node.values.join(',')];
    case 'comparison':
      return node.field === null ? [node.operator, node.value] : [node.operator, node.field, node.value];
  }
}

function parse(text: string): Recording[1] {
  try {
    const node = parseSearch(text);
    return node === null ? ['and'] : toTree(node);
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'no error' };
  }
}

it('holds a few hundred recordings', () => {
  expect(recordings.length).toBeGreaterThan(300);
});

it.each(recordings.filter(([text]) => !isCut(text)))('reads %j as the original does', (text, expected) => {
  const result = parse(text);

  expect(result).toEqual(expected);
});

it('refuses the texts of which the original drops what follows an unpaired bracket', () => {
  const cut = recordings.filter(([text]) => isCut(text));

  expect(cut).toHaveLength(6);
});

function isCut(text: string): boolean {
  const result = parse(text);
  return typeof result === 'object' && 'error' in result && result.error.startsWith('Unpaired');
}
