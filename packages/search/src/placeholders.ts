import type { Values } from './values.js';

/** Names the types that values are cast to, so that Postgres never has to guess. */
export type ValueType = 'text' | 'text[]' | 'int4' | 'int4[]' | 'int8' | 'int8[]' | 'boolean' | 'timestamptz';

/** Adds the values of one search to those of its statement; equal values of a type share one placeholder. */
export class Placeholders {
  private readonly known = new Map<string, string>();

  constructor(readonly values: Values) {}

  /** Adds a value and gives the SQL that stands for it, such as `$3::text`. */
  add(value: unknown, type: ValueType): string {
    const identity = `${type} ${JSON.stringify(value)}`;
    const known = this.known.get(identity);
    if (known !== undefined) return known;
    const sql = `${this.values.add(value)}::${type}`;
    this.known.set(identity, sql);
    return sql;
  }
}
