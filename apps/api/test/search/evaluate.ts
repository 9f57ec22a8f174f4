import type { ComparisonNode, ListNode, SearchNode } from '@image-catalog/search';
import type { Sample } from './samples.js';

/**
 * Says what a search means for one row, from the language's description alone: it shares no code with the compiler.
 *
 * True, false or unknown, as SQL has it.
 */
export type Verdict = boolean | null;

/** What a field of a row may hold. */
export type Value = string | bigint | boolean | Date | null;

interface Test {
  operator: ComparisonNode['operator'] | ListNode['operator'];
  values: readonly string[];
}

/** What the times that are tried mean in UTC: from, up to, and whether it is a day or longer. */
export const SPANS: ReadonlyMap<string, { start: number; end: number; isCalendar: boolean }> = new Map(
  (
    [
      ['2024', '2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z', true],
      ['2024-10', '2024-10-01T00:00:00Z', '2024-11-01T00:00:00Z', true],
      ['2024-10-05', '2024-10-05T00:00:00Z', '2024-10-06T00:00:00Z', true],
      ['2024-10-05 10:30', '2024-10-05T10:30:00Z', '2024-10-05T10:31:00Z', false],
    ] as const
  ).map(([value, start, end, isCalendar]) => [value, { start: Date.parse(start), end: Date.parse(end), isCalendar }]),
);

export function evaluate(node: SearchNode, sample: Sample): Verdict {
  switch (node.kind) {
    case 'and':
    case 'or':
      return combine(
        node.kind === 'and',
        node.operands.map((operand) => evaluate(operand, sample)),
      );
    case 'not':
      return evaluate(node.operand, sample) !== true;
    case 'word':
      if (node.word === 'active') return sample.is_active;
      return tryDefaults(sample, node.word, null);
    case 'presence': {
      const isPresent = valuesOf(node.field, sample).some((value) => value !== null);
      return isPresent === node.present;
    }
    case 'list':
      return testField(node.field, sample, {
        operator: node.operator,
        values: node.values.map((value) => value.trim()),
      });
    case 'comparison':
      if (node.field === null) return tryDefaults(sample, node.value, node.operator);
      return testField(node.field, sample, { operator: node.operator, values: [node.value] });
  }
}

function combine(isAnd: boolean, verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(!isAnd)) return !isAnd;
  return verdicts.includes(null) ? null : isAnd;
}

function tryDefaults(sample: Sample, value: string, operator: Test['operator'] | null): Verdict {
  const verdicts: Verdict[] = [];
  const isOrder = operator !== null && ['gt', 'gte', 'lt', 'lte'].includes(operator);
  if (!isOrder) {
    for (const field of ['name', 'label', 'owner']) {
      verdicts.push(testField(field, sample, { operator: operator ?? 'like', values: [value] }));
    }
  }
  if (/^-?\d{1,9}$/.test(value))
    verdicts.push(testField('build', sample, { operator: operator ?? 'eq', values: [value] }));
  if (SPANS.has(value)) verdicts.push(testField('created', sample, { operator: operator ?? 'eq', values: [value] }));
  return combine(false, verdicts);
}

/** Tests a plain field; one with many values is true when any of them passes, and else false. */
function testField(field: string, sample: Sample, test: Test): Verdict {
  if (field === 'created') return testTime(sample.created_at, test);
  const values = valuesOf(field, sample);
  const isMany = field === 'colour' || field === 'tag' || field.startsWith('settings.');
  if (isMany) return values.some((value) => testValue(value, test, false) === true);
  return testValue(values[0] ?? null, test, field === 'active' || field === 'state');
}

/** Gives all values of a field, which is more than one only behind a to-many relation. */
export function valuesOf(field: string, sample: Sample): Value[] {
  if (field.startsWith('settings.')) {
    const key = field.slice('settings.'.length);
    return sample.settings.filter((setting) => setting.key === key).map((setting) => setting.value);
  }
  switch (field) {
    case 'colour':
      return sample.colours;
    case 'tag':
      return sample.tags;
    case 'id':
      return [BigInt(sample.id)];
    case 'name':
      return [sample.name];
    case 'label':
      return [sample.label];
    case 'owner':
      return [sample.owner];
    case 'build':
      return [sample.build === null ? null : BigInt(sample.build)];
    case 'size':
      return [sample.size];
    case 'active':
      return [sample.is_active];
    case 'state':
      return [sample.state];
    case 'created':
      return [sample.created_at];
    default:
      throw new Error(`The samples have no ${field}`);
  }
}

function testValue(value: Value, { operator, values }: Test, isSet: boolean): boolean | null {
  if (value === null || value instanceof Date) return null;
  const [first = ''] = values;
  if (isSet) {
    const isEqual = typeof value === 'boolean' ? String(value) === first : value === first.toUpperCase();
    return operator === 'eq' ? isEqual : !isEqual;
  }
  const orders = values.map((other) => order(value, other));
  switch (operator) {
    case 'in':
      return orders.includes(0);
    case 'notin':
      return !orders.includes(0);
    case 'like':
      return isLike(String(value), first);
    case 'unlike':
      return !isLike(String(value), first);
    case 'eq':
    case 'ne':
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return passes(operator, orders[0] ?? 0);
  }
}

function passes(operator: 'eq' | 'ne' | 'gt' | 'gte' | 'lt' | 'lte', outcome: number): boolean {
  switch (operator) {
    case 'eq':
      return outcome === 0;
    case 'ne':
      return outcome !== 0;
    case 'gt':
      return outcome > 0;
    case 'gte':
      return outcome >= 0;
    case 'lt':
      return outcome < 0;
    case 'lte':
      return outcome <= 0;
  }
}

/** Orders numbers by size and texts as people do; texts that people would call the same by their bytes. */
function order(value: string | bigint | boolean, other: string): number {
  if (typeof value === 'bigint') return value === BigInt(other) ? 0 : value < BigInt(other) ? -1 : 1;
  return orderTexts(String(value), other);
}

const people = new Intl.Collator('en-US');

/** Orders two texts alphabetically; different texts are never equal. */
export function orderTexts(one: string, other: string): number {
  return people.compare(one, other) || Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function testTime(time: Date | null, { operator, values }: Test): Verdict {
  const span = SPANS.get(values[0] ?? '');
  if (span === undefined) throw new Error(`${values[0]} is none of the times that are tried`);
  if (time === null) return null;
  const at = time.getTime();
  switch (operator) {
    case 'eq':
      return at >= span.start && at < span.end;
    case 'ne':
      return at < span.start || at >= span.end;
    case 'gt':
      return span.isCalendar ? at >= span.end : at > span.start;
    case 'gte':
      return at >= span.start;
    case 'lt':
      return at < span.start;
    case 'lte':
      return span.isCalendar ? at < span.end : at <= span.start;
    case 'like':
    case 'unlike':
    case 'in':
    case 'notin':
      throw new Error(`A time knows no ${operator}`);
  }
}

/** Matches as ILIKE does, from the right end of the pattern to the left, one set of reachable positions at a time. */
function isLike(value: string, part: string): boolean {
  const text = fold(value);
  let reachable = new Set([0]);
  for (const piece of piecesOf(/[*%]/.test(part) ? part : `%${part}%`)) {
    const next = new Set<number>();
    for (const position of reachable) {
      if (piece === 'any') for (let later = position; later <= text.length; later += 1) next.add(later);
      else if (position < text.length && (piece === 'one' || piece.letter === text[position])) next.add(position + 1);
    }
    reachable = next;
  }
  return reachable.has(text.length);
}

function piecesOf(pattern: string): ('any' | 'one' | { letter: string })[] {
  // A star is a per cent sign before escapes are looked at, so an escaped star is a literal per cent sign.
  const letters = fold(pattern.replaceAll('*', '%').replaceAll(/%+/g, '%'));
  const pieces: ('any' | 'one' | { letter: string })[] = [];
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters[index] ?? '';
    if (letter === '%') pieces.push('any');
    else if (letter === '_') pieces.push('one');
    else if (letter === '\\') {
      index += 1;
      pieces.push({ letter: letters[index] ?? '\\' });
    } else pieces.push({ letter });
  }
  return pieces;
}

/** Cuts a text into lower-case code points, one by one, as Postgres does. */
function fold(text: string): string[] {
  return Array.from(text, (letter) => letter.toLowerCase());
}
