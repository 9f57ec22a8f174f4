import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SearchNode } from '../src/ast.js';
import { compileSearch } from '../src/compiler.js';
import type { SearchDefinition } from '../src/definition.js';
import { SearchError } from '../src/errors.js';
import { parseSearch } from '../src/parser.js';
import { tokenize } from '../src/tokenizer.js';
import { Values } from '../src/values.js';
import { computeResources, images, inventory, moment, operatingsystems } from './sample-definitions.js';
import { anyNode, anyText } from './search-arbitraries.js';

/** Holds fields of every kind, and one whose values a caller may not view all. */
const definitions: SearchDefinition[] = [images, computeResources, operatingsystems, inventory];
const anyDefinition = fc.constantFrom(...definitions);

/** Conditions that the samples can answer, as most of the others are refused. */
const condition = fc.constantFrom(
  'foo',
  'name = a',
  'name ^ (a, b)',
  '!= a',
  'has name',
  'user_data',
  'id > 5',
  'location = b',
  'params.x = 1',
  'created < "5 Oct 2024"',
  'created = rubbish',
  'created ^ (today)',
  'state = active',
  '> 5',
  '~ 5',
  'name ^ ""',
);
const anySearch = fc
  .array(fc.tuple(condition, fc.constantFrom(' and ', ' or ', ' and not ', ', ', ' ', ' or (', ') and ', ', - (', ')')))
  .map((parts) => parts.flat().join(''));

/** The SQL of a search with its values in place; the message of its refusal. */
function written(node: SearchNode | null, definition: SearchDefinition): { sql: string } | { refusal: string } {
  const values = new Values();
  try {
    const { where } = compileSearch(node, definition, values, moment);
    const sql = (where ?? '').replaceAll(/\$(\d+)/g, (_, number: string) =>
      JSON.stringify(values.list[Number(number) - 1]),
    );
    return { sql };
  } catch (error) {
    if (error instanceof SearchError) return { refusal: error.message };
    throw error;
  }
}

function conditionsOf(node: SearchNode): SearchNode[] {
  if (node.kind === 'and' || node.kind === 'or') return node.operands.flatMap((operand) => conditionsOf(operand));
  return node.kind === 'not' ? conditionsOf(node.operand) : [node];
}

function parsed(text: string): SearchNode | null {
  try {
    return parseSearch(text);
  } catch (error) {
    if (error instanceof SearchError) return null;
    throw error;
  }
}

function withoutBrackets(sql: string): string {
  return sql.slice(1, -1);
}

const anyParsed = fc.oneof(
  anyNode,
  anySearch.map((text) => parsed(text)).filter((node) => node !== null),
);

it('writes every condition of a search into the SQL, or refuses the search as it refuses the first of them', () => {
  let answered = 0;
  const property = fc.property(anyParsed, anyDefinition, (node, definition) => {
    const whole = written(node, definition);
    const alone = conditionsOf(node).map((part) => written(part, definition));
    const refusal = alone.find((part) => 'refusal' in part);

    const sql = 'sql' in whole ? whole.sql : '';
    const lost = alone.filter((part) => 'sql' in part && (part.sql === '' || !sql.includes(withoutBrackets(part.sql))));
    answered += refusal === undefined ? 1 : 0;

    expect(refusal === undefined ? lost : whole).toEqual(refusal ?? []);
  });

  fc.assert(property, { numRuns: 5000 });
  expect(answered).toBeGreaterThan(200);
});

it('reads every word of a text into the tree, in its order, or refuses the text', () => {
  const property = fc.property(fc.oneof(anyText, anySearch), (text) => {
    const node = parsed(text);
    if (node === null) return;
    const words = tokenize(text).flatMap((token) => (token.kind === 'text' ? [token.text] : []));

    expect(
      conditionsOf(node)
        .flatMap((part) => wordsOf(part))
        .join(','),
    ).toBe(pieces(words).join(','));
  });

  fc.assert(property, { numRuns: 5000 });
});

function wordsOf(node: SearchNode): string[] {
  switch (node.kind) {
    case 'word':
      return pieces([node.word]);
    case 'comparison':
      return pieces([node.field ?? '', node.value]);
    case 'list':
      return pieces([node.field, ...node.values]);
    case 'presence':
      return pieces([node.field]);
    case 'and':
    case 'or':
    case 'not':
      return [];
  }
}

/** Commas separate the values of a list, wherever they stand. */
function pieces(words: readonly string[]): string[] {
  return words.flatMap((word) => word.split(',')).filter((piece) => piece !== '');
}
