import fc from 'fast-check';
import type { ComparisonNode, ListNode, LogicalNode, NotNode, PresenceNode, SearchNode, WordNode } from '../src/ast.js';
import { joinNodes } from '../src/ast.js';

/** Any text that a search may hold: letters, operators, quotes, keywords and whatever Unicode has. */
const word = fc.oneof(
  fc.constantFrom(
    'name',
    'id',
    'and',
    'NOT',
    'has',
    'set?',
    'null?',
    'at',
    'user_data',
    'params.x',
    '',
    ' ',
    '-5',
    '"',
    '\\',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !text.includes('\0')),
  fc.string({ unit: fc.constantFrom(...'ab*%_=~<>&|(),!^-"\\ \n.'.split('')), maxLength: 8 }),
);

const listValue = word.map((text) => text.replaceAll(',', ''));

const leaf: fc.Arbitrary<SearchNode> = fc.oneof(
  fc.record<WordNode>({ kind: fc.constant('word'), word }),
  fc.record<ComparisonNode>({
    kind: fc.constant('comparison'),
    field: fc.option(word),
    operator: fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'like', 'unlike'),
    value: word,
  }),
  fc.record<ListNode>({
    kind: fc.constant('list'),
    field: word,
    operator: fc.constantFrom('in', 'notin'),
    values: fc.array(listValue, { minLength: 1, maxLength: 4 }).filter((values) => values.at(-1) !== ''),
  }),
  fc.record<PresenceNode>({ kind: fc.constant('presence'), field: word, present: fc.boolean() }),
);

/** Any tree that the parser can make: neighbours of the same kind are merged. */
export const anyNode: fc.Arbitrary<SearchNode> = fc.letrec<{ node: SearchNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    leaf,
    fc
      .tuple(
        fc.constantFrom<LogicalNode['kind']>('and', 'or'),
        tie('node'),
        fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, first, rest]) => joinNodes(kind, [first, ...rest])),
    fc.record<NotNode>({ kind: fc.constant('not'), operand: tie('node') }),
  ),
})).node;

/** Texts that look like searches often enough to get past the parser. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'name',
          'id',
          'user_data',
          'created',
          'tags.os',
          'size',
          'state',
          'bogus',
          'and',
          'or',
          'not',
          'has',
          'null?',
        ),
        fc.constantFrom('=', '!=', '~', '!~', '<', '>', '<=', '>=', '^', '!^', '(', ')', ',', '&', '|', '-', '!'),
        fc.constantFrom('today', '"2 days ago"', '5', '99999999999', '*a\\', 'true', '"', '2024-02-30', '\0', '\uD800'),
        word,
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(' ')),
);
