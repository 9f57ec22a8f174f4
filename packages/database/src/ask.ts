import pg, { type ClientBase, type CustomTypesConfig, type QueryResult } from 'pg';

/** A statement with its values, and the name under which connections keep it prepared. */
export interface Question {
  name: string | undefined;
  text: string;
  values: readonly unknown[];
  /** How values of rows are read, where not as the connection does. */
  types?: CustomTypesConfig;
}

/**
 * Gives the rows of a statement. It is handed over as pg's own object with a callback: pg would copy a plain one property
 * by property, and of its own promises each keeps the rows of the one before until a full collection of the heap.
 */
export function ask<Row extends object>(client: ClientBase, { name, text, values, types }: Question): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const callback = (error: Error | null, result: QueryResult<Row>) => {
      if (error) reject(error);
      else resolve(result.rows);
    };
    const query = new pg.Query<Row>(types === undefined ? text : { text, types }, [...values]);
    client.query(Object.assign(query, { name, callback }));
  });
}
