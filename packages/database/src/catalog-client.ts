import pg from 'pg';

/** From this version on Postgres ends long transactions when told to; older ones refuse the setting at the start. */
const KNOWS_TRANSACTION_TIMEOUT = 17;

type Done = (error: Error | null) => void;

/**
 * A connection to the database, for pools too. Somebody always hears its errors: one that is lost while nobody listens,
 * between two statements of a transaction for one, would end the process. Whoever waits on it is told by the statement.
 */
export class CatalogClient extends pg.Client {
  private serverVersion = 0;

  constructor(settings?: string | pg.ClientConfig) {
    super(settings);
    this.on('error', () => undefined);
    this.connection.on('parameterStatus', ({ parameterName: name, parameterValue: value }: Parameter) => {
      if (name === 'server_version') this.serverVersion = Number.parseInt(value, 10);
    });
  }

  /** Connects, and sets what cannot be set with the connection itself. */
  override connect(): Promise<void>;
  override connect(done: (error: Error) => void): void;
  override connect(tell?: (error: Error) => void): Promise<void> | void {
    // pg's types leave out that it gives null when all went well.
    const done = tell as Done | undefined;
    if (done !== undefined) return super.connect((error: Error | null) => (error ? done(error) : this.settle(done)));
    return new Promise((resolve, reject) => {
      this.connect((error) => (error ? reject(error) : resolve()));
    });
  }

  private settle(done: Done): void {
    if (this.serverVersion < KNOWS_TRANSACTION_TIMEOUT) return done(null);
    this.query('SET transaction_timeout = 0', (error: Error | null) => {
      if (error) this.connection.stream.destroy();
      done(error);
    });
  }
}

interface Parameter {
  parameterName: string;
  parameterValue: string;
}
