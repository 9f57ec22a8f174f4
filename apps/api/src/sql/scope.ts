import type { Values } from './values.js';

/**
 * The rows of one table that a caller may use, as SQL conditions. Every query takes a scope, so that no query compiles
 * without a decision about access. `Access.scope` makes scopes.
 */
export class Scope {
  readonly #table: string;
  readonly #write: ((values: Values) => string[]) | null;

  private constructor(table: string, write: ((values: Values) => string[]) | null) {
    this.#table = table;
    this.#write = write;
  }

  /** All rows. Use only when access was already checked: for admins, or to read back one's own write. */
  static readonly UNRESTRICTED = new Scope('', null);

  /** Makes a scope of the rows that meet conditions. */
  static of(table: string, write: (values: Values) => string[]): Scope {
    return new Scope(table, write);
  }

  /** Without a limit the SQL equals the admin's, so its prepared statement is reused. */
  get isLimited(): boolean {
    return this.#write !== null;
  }

  /** Writes the conditions; they name the table itself, not an alias. */
  conditions(values: Values): string[] {
    return this.#write === null ? [] : this.#write(values);
  }

  /** Writes ` AND <id> IN (…)`, to follow another condition; empty without a limit. */
  bounding(id: string, values: Values): string {
    return this.#write === null ? '' : ` AND ${id} IN (${this.ids(values)})`;
  }

  /** Writes a SELECT of the ids of the scope. */
  private ids(values: Values): string {
    return `SELECT ${this.#table}.id FROM ${this.#table} WHERE ${this.condition(values)}`;
  }

  /** Writes the table, limited to the scope, for a FROM clause with an alias. */
  as(table: string, alias: string, values: Values): string {
    if (this.#write === null) return `${table} ${alias}`;
    return `(SELECT ${table}.* FROM ${table} WHERE ${this.condition(values)}) ${alias}`;
  }

  private condition(values: Values): string {
    return this.conditions(values).join(' AND ') || 'true';
  }
}
