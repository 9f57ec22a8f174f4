/** Names the types that values are cast to, so that Postgres never has to guess. */
export type ValueType = 'text' | 'text[]' | 'int4' | 'int4[]' | 'int8' | 'int8[]' | 'boolean' | 'timestamptz';

/** Collects the values of a statement; equal values of a type share one placeholder. */
export class Placeholders {
  readonly values: unknown[] = [];
  private readonly known = new Map<string, string>();

  constructor(private readonly first: number) {}

  /** The number of the next placeholder. */
  get next(): number {
    return this.first + this.values.length;
  }

  /** Puts values aside whose placeholders were numbered from `next` on by whoever wrote them. */
  take(values: readonly unknown[]): void {
    this.values.push(...values);
  }

  /** Puts a value aside and gives the SQL that stands for it, such as `$3::text`. */
  add(value: unknown, type: ValueType): string {
    const identity = `${type} ${JSON.stringify(value)}`;
    const known = this.known.get(identity);
    if (known !== undefined) return known;
    const sql = `$${this.next}::${type}`;
    this.values.push(value);
    this.known.set(identity, sql);
    return sql;
  }
}
