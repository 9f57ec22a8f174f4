import type { Socket } from 'node:net';
import pg from 'pg';
import { withOptionalEncryption } from './optional-encryption.js';

/** The first version that knows `transaction_timeout`; older ones refuse a connection that sets it. */
const KNOWS_TRANSACTION_TIMEOUT = 17;

/** The options of a connection. */
export interface CatalogClientConfig extends pg.ClientConfig {
  /** Closes the connection when an awaited answer sends no byte for so many milliseconds; never when left out. */
  longest_silence?: number;
  /** Goes on unencrypted with a server that knows no encryption. */
  is_encryption_optional?: boolean;
}

/** Private members of pg that hold the statements without an answer; private-parts.db-spec.ts checks them. */
interface Awaiting {
  _getActiveQuery(): unknown;
  _sentQueryQueue: readonly unknown[];
}

type Done = (error: Error | null) => void;

/**
 * A connection to the database, for pools too. It always has a listener for errors: a connection lost between two
 * statements of a transaction would end the process otherwise. The next statement fails with the reason.
 */
export class CatalogClient extends pg.Client {
  private serverVersion = 0;
  private readonly longestSilence: number;

  constructor(settings: CatalogClientConfig = {}) {
    super(settings.is_encryption_optional ? withOptionalEncryption(settings) : settings);
    this.longestSilence = settings.longest_silence ?? 0;
    this.on('error', () => undefined);
    this.connection.on('parameterStatus', ({ parameterName: name, parameterValue: value }: Parameter) => {
      if (name === 'server_version') this.serverVersion = Number.parseInt(value, 10);
    });
  }

  /** Connects, and sets what cannot be set with the connection itself. */
  override connect(): Promise<this>;
  override connect(done: (error: Error) => void): void;
  override connect(tell?: (error: Error) => void): Promise<this> | void {
    // pg's types leave out that it gives null when all went well.
    const done = tell as Done | undefined;
    if (done !== undefined) return super.connect((error: Error | null) => (error ? done(error) : this.settle(done)));
    return new Promise((resolve, reject) => {
      this.connect((error) => (error ? reject(error) : resolve(this)));
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
   * Closes the connection to a server that is frozen or cut off. One timer of the socket, which each byte restarts, replaces
   * pg's `query_timeout`: that starts a timer for every statement, which took a third of the CPU time of a list.
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
