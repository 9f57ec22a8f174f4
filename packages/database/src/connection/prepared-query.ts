import pg, { type CustomTypesConfig, type QueryConfig, type Submittable } from 'pg';
import { type Connection, PreparedStatements } from './prepared-statements.js';

/** pg's query class; its types leave out that `submit` is a method, which a subclass may override. */
interface OwnQuery extends Submittable {
  name: string | undefined;
  readonly text: string;
  submit(connection: pg.Connection): Error | null;
}

const OwnQuery = pg.Query as unknown as new (asked: string | QueryConfig, values: unknown[]) => OwnQuery;

const known = new WeakMap<pg.Connection, PreparedStatements>();

/**
 * A prepared statement: Postgres parses and plans it once per connection instead of every time. The connection that
 * submits it chooses its name, or none when the statement is not worth keeping.
 */
export class PreparedQuery extends OwnQuery {
  constructor(text: string, values: readonly unknown[], types?: CustomTypesConfig) {
    super(types === undefined ? text : { text, types }, [...values]);
  }

  override submit(connection: pg.Connection): Error | null {
    this.name = statementsOf(connection).nameOf(this.text);
    const failure = super.submit(connection);
    // Postgres keeps the unnamed statement until the next one: eight megabytes for a search of a thousand terms.
    if (this.name === undefined) (connection as Connection).close({ type: 'S', name: '' });
    return failure;
  }
}

function statementsOf(connection: pg.Connection): PreparedStatements {
  let statements = known.get(connection);
  if (statements === undefined) {
    statements = new PreparedStatements(connection as Connection);
    known.set(connection, statements);
  }
  return statements;
}
