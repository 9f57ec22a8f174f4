import type { SearchNode } from '@image-catalog/search';
import fc from 'fast-check';
import type { Sample } from './samples.js';
import { SPANS } from './evaluate.js';

/** Letters that wildcards, escapes, case folding and orders could get wrong; short texts of them meet often. */
const LETTERS = [
  'a',
  'A',
  'b',
  'B',
  '%',
  '_',
  '\\',
  '*',
  'é',
  'É',
  'ß',
  'Д',
  'д',
  'Σ',
  'σ',
  '日',
  '🦊',
  "'",
  '"',
  ' ',
  '-',
  '1',
];

const text = fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 3 });
const moments = fc.constantFrom(
  '2023-12-31T23:59:59.999Z',
  '2024-01-01T00:00:00.000Z',
  '2024-10-04T23:59:59.999Z',
  '2024-10-05T00:00:00.000Z',
  '2024-10-05T10:30:00.000Z',
  '2024-10-05T10:30:59.999Z',
  '2024-10-05T10:31:00.000Z',
  '2024-10-06T00:00:00.000Z',
  '2024-11-01T00:00:00.000Z',
  '2025-01-01T00:00:00.000Z',
);
const keys = fc.constantFrom('k', 'K', 'a.b');

/** Any row, its id to be given. */
export const anySample: fc.Arbitrary<Omit<Sample, 'id'>> = fc.record({
  name: text,
  label: fc.option(text),
  build: fc.option(fc.integer({ min: -2, max: 2 })),
  size: fc.option(fc.constantFrom(0n, 1n, 4_294_967_296n, -(2n ** 63n), 2n ** 63n - 1n)),
  is_active: fc.option(fc.boolean()),
  state: fc.option(fc.constantFrom('HERE', 'GONE')),
  created_at: fc.option(moments.map((iso) => new Date(iso))),
  owner: fc.option(text),
  colours: fc.array(fc.option(text), { maxLength: 3 }),
  tags: fc.array(text, { maxLength: 3 }),
  settings: fc.uniqueArray(fc.record({ key: keys, value: fc.option(text) }), {
    selector: ({ key }) => key,
    maxLength: 2,
  }),
});

const textField = fc.constantFrom(
  'name',
  'label',
  'owner',
  'colour',
  'tag',
  'settings.k',
  'settings.K',
  'settings.a.b',
);
const integers = fc.constantFrom('-2', '-1', '0', '1', '002', '4294967296', '9223372036854775807');
const scalar = fc.constantFrom('eq', 'ne', 'gt', 'gte', 'lt', 'lte');
const list = fc.constantFrom('in', 'notin');
const listValues = (value: fc.Arbitrary<string>) =>
  fc.array(value, { minLength: 1, maxLength: 3 }).filter((values) => values.at(-1) !== '');

const comparison = (field: fc.Arbitrary<string | null>, operator: fc.Arbitrary<string>, value: fc.Arbitrary<string>) =>
  fc.record({ kind: fc.constant('comparison'), field, operator, value });

const leaf = fc.oneof(
  fc.record({ kind: fc.constant('word'), word: fc.oneof(text, fc.constantFrom('active', '1', '-2', '2024')) }),
  comparison(textField, fc.oneof(scalar, fc.constantFrom('like', 'unlike')), text),
  comparison(fc.constantFrom('build', 'id'), scalar, fc.constantFrom('-2', '-1', '0', '1', '002')),
  comparison(fc.constant('size'), scalar, integers),
  comparison(fc.constant('active'), fc.constantFrom('eq', 'ne'), fc.constantFrom('true', 'false')),
  comparison(fc.constant('state'), fc.constantFrom('eq', 'ne'), fc.constantFrom('here', 'gone')),
  comparison(fc.constant('created'), scalar, fc.constantFrom(...SPANS.keys())),
  comparison(fc.constant(null), fc.constantFrom('eq', 'ne'), text),
  comparison(fc.constant(null), scalar, fc.constantFrom('1', '-1', '2024-10-05')),
  fc.record({ kind: fc.constant('list'), field: textField, operator: list, values: listValues(text) }),
  fc.record({
    kind: fc.constant('list'),
    field: fc.constantFrom('build', 'id'),
    operator: list,
    values: listValues(fc.constantFrom('0', '1', '-1')),
  }),
  fc.record({
    kind: fc.constant('presence'),
    field: fc.oneof(textField, fc.constantFrom('build', 'size', 'active', 'state', 'created', 'id')),
    present: fc.boolean(),
  }),
) as fc.Arbitrary<SearchNode>;

/** Any search over the samples that can be compiled; equal neighbours are merged only by parsing what is printed. */
export const anySearch: fc.Arbitrary<SearchNode> = fc.letrec<{ node: SearchNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({
      kind: fc.constantFrom('and', 'or'),
      operands: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), operand: tie('node') }),
  ),
})).node;
