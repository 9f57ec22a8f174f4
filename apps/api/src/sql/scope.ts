import type { Values } from './values.js';

/**
 * The rows of one table that somebody may touch, as conditions on that table. Queries take one, so that none can be
 * built without asking who asks; `Access.scope` makes them.
 */
export class Scope {
  readonly #table: string;
  readonly #write: ((values: Values) => string[]) | null;

  private constructor(table: string, write: ((values: Values) => string[]) | null) {
    this.#table = table;
    this.#write = write;
  }

  /** Every row, where the right to it has been judged before: an admin's, or that to a row which its writer reads back. */
  static readonly JUDGED = new Scope('', null);

  /** Gives the rows of a table that meet conditions. */
  static of(table: string, write: (values: Values) => string[]): Scope {
    return new Scope(table, write);
  }

  /** Whether there may be rows outside of it; without, statements stay the ones that admins have prepared. */
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
