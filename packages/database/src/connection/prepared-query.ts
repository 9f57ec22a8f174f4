import pg, { type CustomTypesConfig, type QueryConfig, type Submittable } from 'pg';
import { type Connection, PreparedStatements } from './prepared-statements.js';

/** pg's own query as it is: `submit` is a method, which hands the statement over to a connection. */
interface OwnQuery extends Submittable {
  name: string | undefined;
  readonly text: string;
  submit(connection: pg.Connection): Error | null;
}

const OwnQuery = pg.Query as unknown as new (asked: string | QueryConfig, values: unknown[]) => OwnQuery;

const known = new WeakMap<pg.Connection, PreparedStatements>();

/**
 * A statement that connections keep prepared while they have room for it: Postgres parses and plans it once instead of
 * every time. Each connection decides for itself, when the statement is handed over to it.
 */
export class PreparedQuery extends OwnQuery {
  constructor(text: string, values: readonly unknown[], types?: CustomTypesConfig) {
    super(types === undefined ? text : { text, types }, [...values]);
  }

  override submit(connection: pg.Connection): Error | null {
    this.name = statementsOf(connection).nameOf(this.text);
    const failure = super.submit(connection);
    // Postgres would keep a text without a name until the next one, and eight megabytes for one of a thousand terms.
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
