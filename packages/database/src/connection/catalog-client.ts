import type { Socket } from 'node:net';
import pg from 'pg';

/** From this version on Postgres ends long transactions when told to; older ones refuse the setting at the start. */
const KNOWS_TRANSACTION_TIMEOUT = 17;

/** The options of a connection. */
export interface CatalogClientConfig extends pg.ClientConfig {
  /** Milliseconds without a byte, while an answer is awaited, after which the server is given up on; never when left out. */
  longest_silence?: number;
}

/** What pg knows of the statements that wait for an answer, and does not tell. A test notices when that changes. */
interface Awaiting {
  _getActiveQuery(): unknown;
  _sentQueryQueue: readonly unknown[];
}

type Done = (error: Error | null) => void;

/**
 * A connection to the database, for pools too. Somebody always hears its errors: one that is lost while nobody listens,
 * between two statements of a transaction for one, would end the process. Whoever waits on it is told by the statement.
 */
export class CatalogClient extends pg.Client {
  private serverVersion = 0;
  private readonly longestSilence: number;

  constructor(settings: CatalogClientConfig = {}) {
    super(settings);
    this.longestSilence = settings.longest_silence ?? 0;
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

  /** Closes the connection at once. Statements that wait for an answer fail, with the error if there is one. */
  cut(error?: Error): void {
    this.connection.stream.destroy(error);
  }

  private settle(done: Done): void {
    this.watchSilence();
    if (this.serverVersion < KNOWS_TRANSACTION_TIMEOUT) return done(null);
    this.query('SET transaction_timeout = 0', (error: Error | null) => {
      if (error) this.cut();
      done(error);
    });
  }

  /**
   * Closes the connection to a server that is frozen or cut off. One timer of the socket, which each byte puts off, stands
   * for pg's `query_timeout`: that makes a timer for every statement, which cost a list a third of its processor time.
   */
  private watchSilence(): void {
    const stream = this.connection.stream as Socket;
    stream.setTimeout(this.longestSilence, () => {
      if (this.isAwaiting) stream.destroy(Object.assign(new Error('The database is silent'), { code: 'ETIMEDOUT' }));
    });
  }

  private get isAwaiting(): boolean {
    const { _sentQueryQueue: sent } = this as unknown as Awaiting;
    return sent.length > 0 || Boolean((this as unknown as Awaiting)._getActiveQuery());
  }
}

interface Parameter {
  parameterName: string;
  parameterValue: string;
}
