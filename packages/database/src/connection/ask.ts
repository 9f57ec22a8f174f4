import type { ClientBase, CustomTypesConfig, QueryResult } from 'pg';
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

/**
 * Gives the rows of a statement. It is handed over as pg's own object with a callback: pg would copy a plain one property
 * by property, and of its own promises each keeps the rows of the one before until a full collection of the heap.
 */
export function ask<Row extends object>(client: ClientBase, question: Question): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const callback = (error: Error | null, result: QueryResult<Row>) => {
      if (error) reject(error);
      else resolve(result.rows);
    };
    client.query(Object.assign(queryOf(question), { callback }));
  });
}

function queryOf({ text, values, is_prepared, types }: Question): pg.Submittable {
  if (is_prepared) return new PreparedQuery(text, values, types);
  return new pg.Query(types === undefined ? text : { text, types }, [...values]);
}
