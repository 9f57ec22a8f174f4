import type { ClientBase, CustomTypesConfig, Pool, QueryResult, Submittable } from 'pg';
import pg from 'pg';
import { PreparedQuery } from './prepared-query.js';

/** A statement with its values. */
export interface SqlQuery {
  text: string;
  values: readonly unknown[];
  /** Whether connections may keep it prepared. */
  is_prepared: boolean;
  /** How to parse the values of rows; as the connection does when left out. */
  types?: CustomTypesConfig;
}

/** Clients and pools run a query object with a callback; the types of pg leave that out. */
interface Runs {
  query(query: Submittable, done: (error: Error | null, result: QueryResult) => void): unknown;
}

/**
 * Gives the rows of a statement. It uses pg's query object with a callback: each promise of pg would keep the rows of the
 * one before in memory until a full garbage collection.
 */
export function runQuery<Row extends object>(on: ClientBase | Pool, query: SqlQuery): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    (on as Runs).query(queryOf(query), (error, result) => {
      if (error) reject(error);
      else resolve(result.rows as Row[]);
    });
  });
}

function queryOf({ text, values, is_prepared, types }: SqlQuery): Submittable {
  if (is_prepared) return new PreparedQuery(text, values, types);
  return new pg.Query(types === undefined ? text : { text, types }, [...values]);
}
