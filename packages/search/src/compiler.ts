import type { ListNode, LogicalNode, ScalarOperator, SearchNode, WordNode } from './ast.js';
import type { Test } from './conditions.js';
import { compareInteger, compareSet, compareTemporal, compareText, fitsInteger } from './conditions.js';
import type { NamedField, SearchDefinition, SearchField, SetField } from './definition.js';
import { findField, requireField } from './definition.js';
import { SearchError } from './errors.js';
import { Placeholders } from './placeholders.js';
import type { Clock } from './temporal.js';
import { parseTemporal } from './temporal.js';
import type { Values } from './values.js';

/** Is a search as SQL: a condition in brackets, or null when nothing is sought, and the joins it needs. */
export interface CompiledSearch {
  readonly where: string | null;
  readonly joins: readonly string[];
}

/**
 * Compiles a parsed search to a condition of a statement. No text of the search becomes SQL: it is added to the values of
 * the statement. Nothing is added when it throws.
 *
 * Every condition of the search is a part of the SQL: one that cannot be answered is refused, never left out.
 *
 * @throws {SearchError} for an unknown field, or an operator or value that the field does not take.
 */
export function compileSearch(
  node: SearchNode | null,
  definition: SearchDefinition,
  values: Values,
  clock: Clock,
): CompiledSearch {
  if (node === null) return { where: null, joins: [] };
  const count = values.list.length;
  try {
    const compiler = new Compiler(definition, values, clock);
    const sql = compiler.compile(node);
    return { where: `(${sql})`, joins: [...compiler.joins] };
  } catch (error) {
    values.list.length = count;
    throw error;
  }
}

/** The operators that a search without a field applies to text. Foreman: default_fields_for. */
const TEXT_OPERATORS: ReadonlySet<string> = new Set<Test['operator']>(['like', 'unlike', 'eq', 'ne']);

/** Compiles node by node. */
class Compiler {
  readonly joins = new Set<string>();
  private readonly bounds = new Map<SearchField, string>();
  private readonly placeholders: Placeholders;

  constructor(
    private readonly definition: SearchDefinition,
    values: Values,
    private readonly clock: Clock,
  ) {
    this.placeholders = new Placeholders(values);
  }

  compile(node: SearchNode): string {
    switch (node.kind) {
      case 'and':
      case 'or':
        return this.compileLogical(node);
      case 'not':
        return `NOT COALESCE(${this.compile(node.operand)}, false)`;
      case 'word':
        return this.compileWord(node);
      case 'presence':
        return this.compilePresence(requireField(this.definition, node.field), node.present);
      case 'list':
        return this.compareList(node);
      case 'comparison':
        return node.field === null
          ? this.compareDefaults(node.value, node.operator)
          : this.compareField(requireField(this.definition, node.field), node);
    }
  }

  private compileLogical(node: LogicalNode): string {
    const conditions = node.operands.map((operand) => this.compile(operand));
    return joinConditions(conditions, node.kind === 'and' ? ' AND ' : ' OR ');
  }

  private compareList(node: ListNode): string {
    const named = requireField(this.definition, node.field);
    // A set has no lists at all, and says so.
    if (node.values.length === 0 && named.field.type !== 'set') throw new SearchError('Empty list of operands');
    return this.compareField(named, node);
  }

  private compileWord({ word }: WordNode): string {
    const field = findField(this.definition, word)?.field;
    if (field !== undefined && isSwitch(field)) {
      return this.compareField({ field, key: null }, { operator: 'eq', value: wordForTrue(field) });
    }
    return this.compareDefaults(word, null);
  }

  /** Compares a value with every default field that takes it; each field's own operator is used when it is null. */
  private compareDefaults(value: string, operator: ScalarOperator | null): string {
    const conditions = this.definition.fields
      .filter((field) => field.explicit !== true && this.takes(field, value, operator))
      .map((field) => {
        const own = field.type === 'text' ? 'like' : 'eq';
        return this.compareField({ field, key: null }, { operator: operator ?? own, value });
      });
    if (conditions.length === 0) throw new SearchError(`No field takes '${value}' unless the search names the field`);
    return joinConditions(conditions, ' OR ');
  }

  private takes(field: SearchField, value: string, operator: string | null): boolean {
    switch (field.type) {
      case 'text':
        return operator === null || TEXT_OPERATORS.has(operator);
      case 'integer':
        return fitsInteger(field, value);
      case 'temporal':
        return parseTemporal(value, this.clock) !== undefined;
      case 'set':
      case 'key-value':
        return false;
    }
  }

  private compareField(named: NamedField, test: Test): string {
    const opposite = oppositeOf(named.field, test);
    if (opposite !== undefined) return `NOT COALESCE(${this.compareField(named, opposite)}, false)`;
    return this.within(named, (sql) => {
      switch (named.field.type) {
        case 'text':
        case 'key-value':
          return compareText(sql, test, this.placeholders);
        case 'integer':
          return compareInteger(sql, named.field, test, this.placeholders);
        case 'set':
          return compareSet(sql, named.field, test, this.placeholders);
        case 'temporal':
          return compareTemporal(sql, named.field, test, this.placeholders, this.clock);
      }
    });
  }

  private compilePresence(named: NamedField, present: boolean): string {
    if (named.field.relation?.kind !== 'to-many') {
      return this.within(named, (sql) => `${sql} IS ${present ? 'NOT NULL' : 'NULL'}`);
    }
    const some = this.within(named, (sql) => `${sql} IS NOT NULL`);
    return present ? some : `NOT COALESCE(${some}, false)`;
  }

  /** Writes the condition where its column is available: in place, after a join, or in a sub-select. */
  private within({ field, key }: NamedField, condition: (sql: string) => string): string {
    const { relation } = field;
    const keyTest = field.type === 'key-value' ? `${field.keySql} = ${this.placeholders.add(key, 'text')} AND ` : '';
    const inner = this.bounded(field, condition(field.sql));
    if (relation === undefined) return inner;
    if (relation.kind === 'to-one') {
      this.joins.add(relation.join);
      return inner;
    }
    const keys = `SELECT ${relation.key} FROM ${relation.from} WHERE ${keyTest}(${inner})`;
    return relation.few ? `${relation.owner} = ANY (ARRAY(${keys}))` : `${relation.owner} IN (${keys})`;
  }

  /** Excludes rows that the caller may not view; the bounds of a field are written once per statement. */
  private bounded(field: SearchField, condition: string): string {
    if (field.bounds === undefined) return condition;
    const known = this.bounds.get(field);
    if (known !== undefined) return `(${condition}) AND ${known}`;
    const sql = field.bounds(this.placeholders.values);
    this.bounds.set(field, sql);
    return `(${condition}) AND ${sql}`;
  }
}

function joinConditions(conditions: readonly string[], connective: ' AND ' | ' OR '): string {
  const [first, ...others] = conditions;
  if (first !== undefined && others.length === 0) return first;
  return conditions.map((condition) => `(${condition})`).join(connective);
}

/** Gives the test that a negative one negates as a whole; undefined for all others. */
function oppositeOf({ relation }: SearchField, test: Test): Test | undefined {
  if (relation?.kind !== 'to-many' || !relation.negates) return undefined;
  if ('values' in test) return test.operator === 'notin' ? { ...test, operator: 'in' } : undefined;
  if (test.operator === 'ne') return { ...test, operator: 'eq' };
  return test.operator === 'unlike' ? { ...test, operator: 'like' } : undefined;
}

/** Says whether the name of a field alone means that it is true. */
function isSwitch(field: SearchField): field is SetField {
  return field.type === 'set' && [...field.values.values()].includes(true);
}

function wordForTrue(field: SetField): string {
  return [...field.values].find(([, value]) => value === true)?.[0] ?? '';
}
