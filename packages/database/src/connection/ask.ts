import type { ClientBase, CustomTypesConfig, Pool, QueryResult, Submittable } from 'pg';
import pg from 'pg';
import { PreparedQuery } from './prepared-query.js';

/** A statement with its values. */
export interface Question {
  text: string;
  values: readonly unknown[];
  /** Whether connections may keep it prepared. */
  is_prepared: boolean;
  /** How values of rows are read, where not as the connection does. */
  types?: CustomTypesConfig;
}

/** What clients and pools do with a query object; the types of pg leave out the callback. */
interface Runs {
  query(query: Submittable, done: (error: Error | null, result: QueryResult) => void): unknown;
}

/**
 * Gives the rows of a statement. It is run as pg's own query object with a callback: pg would copy a plain object property
 * by property, and each of its promises keeps the rows of the one before in memory until a full garbage collection.
 */
export function ask<Row extends object>(on: ClientBase | Pool, question: Question): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    (on as Runs).query(queryOf(question), (error, result) => {
      if (error) reject(error);
      else resolve(result.rows as Row[]);
    });
  });
}

function queryOf({ text, values, is_prepared, types }: Question): Submittable {
  if (is_prepared) return new PreparedQuery(text, values, types);
  return new pg.Query(types === undefined ? text : { text, types }, [...values]);
}
