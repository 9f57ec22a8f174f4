import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileSearch } from '../src/compiler.js';
import { completeSearch } from '../src/complete.js';
import type { SearchDefinition } from '../src/definition.js';
import { SearchError } from '../src/errors.js';
import { compileOrder } from '../src/order.js';
import { parseSearch } from '../src/parser.js';
import { printSearch } from '../src/print.js';
import { Values } from '../src/values.js';
import { computeResources, images, inventory, moment, operatingsystems } from './sample-definitions.js';
import { anyNode, anyText } from './search-arbitraries.js';

const definitions: SearchDefinition[] = [images, computeResources, operatingsystems, inventory];
const anyDefinition = fc.constantFrom(...definitions);

/** All that a compiled search may consist of beside what the definition's programmer wrote. */
const FIXED_SQL =
  /\s+|[()]|\$\d+::(?:text|int4|int8|boolean|timestamptz)(?:\[\])?|\b(?:AND|OR|NOT|COALESCE|false|ILIKE|IS|NULL|IN|SELECT|FROM|COLLATE|alphabetical|WHERE|ANY|ALL)\b|<>|<=|>=|[=<>,]/g;

function writtenByProgrammer(definition: SearchDefinition): string[] {
  const pieces = definition.fields.flatMap((field) => {
    const relation = field.relation?.kind === 'to-many' ? Object.values(field.relation) : [];
    return [field.sql, ...relation, ...(field.type === 'key-value' ? [field.keySql] : [])];
  });
  return pieces.sort((left, right) => right.length - left.length);
}

function resultOf<Result>(work: () => Result): Result | SearchError {
  try {
    return work();
  } catch (error) {
    if (error instanceof SearchError) return error;
    throw error;
  }
}

describe('any text', () => {
  it('is compiled or refused with a SearchError, never anything else', () => {
    const property = fc.property(anyText, anyDefinition, (text, definition) => {
      const result = resultOf(() => compileSearch(parseSearch(text), definition, new Values(), moment));

      expect(result instanceof SearchError ? result.message : result.where).not.toBe('');
    });

    fc.assert(property, { numRuns: 10_000 });
  });

  it('is printed to a text that is parsed to the same tree', () => {
    const property = fc.property(anyText, (text) => {
      const tree = resultOf(() => parseSearch(text));
      if (tree instanceof SearchError) return;

      expect(parseSearch(printSearch(tree))).toEqual(tree);
    });

    fc.assert(property, { numRuns: 5000 });
  });

  it('is an order or refused with a SearchError', () => {
    const property = fc.property(anyText, anyDefinition, (text, definition) => {
      const result = resultOf(() => compileOrder(text, definition));

      const isKnown = result === null || result instanceof SearchError || /^\S.* (?:ASC|DESC)\b/s.test(result.orderBy);
      expect(isKnown).toBe(true);
    });

    fc.assert(property, { numRuns: 5000 });
  });

  it('is completed or refused with a SearchError', async () => {
    const property = fc.asyncProperty(anyText, anyDefinition, async (text, definition) => {
      const suggestions = await completeSearch(text, definition, () => Promise.resolve(['a value'])).catch(
        (error: unknown) => error,
      );

      const isKnown = Array.isArray(suggestions) || suggestions instanceof SearchError;
      expect(isKnown).toBe(true);
    });

    await fc.assert(property, { numRuns: 5000 });
  });
});

describe('any tree', () => {
  it('is printed to a text that is parsed to the same tree', () => {
    const property = fc.property(anyNode, (node) => {
      const text = printSearch(node);

      expect(parseSearch(text)).toEqual(node);
    });

    fc.assert(property, { numRuns: 10_000 });
  });
});

describe('the SQL of a search', () => {
  it('holds nothing but fixed words and what the programmer wrote', () => {
    const property = fc.property(anyText, anyDefinition, (text, definition) => {
      const result = resultOf(() => compileSearch(parseSearch(text), definition, new Values(), moment));
      if (result instanceof SearchError || result.where === null) return;

      const unexplained = writtenByProgrammer(definition).reduce(
        (sql, piece) => sql.replaceAll(piece, ' '),
        result.where,
      );
      expect(unexplained.replaceAll(FIXED_SQL, '')).toBe('');
    });

    fc.assert(property, { numRuns: 10_000 });
  });

  it.each([
    'marker',
    'name = marker',
    'name ~ *marker*',
    'name ^ (marker, b)',
    'title = "marker\' OR 1=1 --" or not marker',
    'params.marker = marker',
    'has params.marker',
    'null? params.marker',
  ])('keeps every marker of %j in the values', (text) => {
    const values = new Values();
    const { where } = compileSearch(parseSearch(text), operatingsystems, values, moment);

    expect(where).not.toContain('marker');
    expect(JSON.stringify(values.list)).toContain('marker');
  });

  it('numbers exactly the values that it adds to those of the statement, and adds none when it is refused', () => {
    const property = fc.property(anyNode, anyDefinition, fc.nat({ max: 50 }), (node, definition, before) => {
      const values = new Values();
      for (let count = 0; count < before; count += 1) values.add('of the statement');
      const result = resultOf(() => compileSearch(node, definition, values, moment));
      const where = result instanceof SearchError ? '' : (result.where ?? '');

      const added = values.list.slice(before).map((_, index) => `$${before + index + 1}`);
      expect(new Set(where.match(/\$\d+/g))).toEqual(new Set(added));
    });

    fc.assert(property, { numRuns: 5000 });
  });
});
