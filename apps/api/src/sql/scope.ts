import type { Values } from './values.js';

/**
 * The rows of one table that a caller may touch, as SQL conditions. Every query takes a scope, so no query can be built
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

  /** Gives the rows of a table that meet conditions. */
  static of(table: string, write: (values: Values) => string[]): Scope {
    return new Scope(table, write);
  }

  /** Without a limit the SQL equals the admin's, so its prepared statement is reused. */
  get isLimited(): boolean {
    return this.#write !== null;
  }

  /** Writes the conditions, on the table by its own name. */
  conditions(values: Values): string[] {
    return this.#write === null ? [] : this.#write(values);
  }

  /** Writes what bounds an id to the rows of the scope, to follow another condition; empty when nothing does. */
  bounding(id: string, values: Values): string {
    return this.#write === null ? '' : ` AND ${id} IN (${this.ids(values)})`;
  }

  /** Writes a query for the ids of all rows of the scope. */
  private ids(values: Values): string {
    return `SELECT ${this.#table}.id FROM ${this.#table} WHERE ${this.condition(values)}`;
  }

  /** Writes what stands for the table in FROM under another name. */
  as(table: string, alias: string, values: Values): string {
    if (this.#write === null) return `${table} ${alias}`;
    return `(SELECT ${table}.* FROM ${table} WHERE ${this.condition(values)}) ${alias}`;
  }

  private condition(values: Values): string {
    return this.conditions(values).join(' AND ') || 'true';
  }
}
