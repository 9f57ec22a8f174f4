import pg, { type ClientBase, type QueryResult } from 'pg';

/** A statement with its values, and the name under which connections keep it prepared. */
export interface Question {
  name: string | undefined;
  text: string;
  values: readonly unknown[];
}

/** Gives the rows of a statement. It is handed over as pg's own object, since pg would copy a plain one property by property. */
export function ask<Row extends object>(client: ClientBase, { name, text, values }: Question): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const callback = (error: Error | null, result: QueryResult<Row>) => {
      if (error) reject(error);
      else resolve(result.rows);
    };
    client.query(Object.assign(new pg.Query<Row>(text, [...values]), { name, callback }));
  });
}
