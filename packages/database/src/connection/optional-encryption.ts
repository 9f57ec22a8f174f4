import type { Duplex } from 'node:stream';
import pg from 'pg';

/** Private members of pg that negotiate the encryption; private-parts.db-spec.ts checks them. */
interface Negotiating {
  readonly stream: Duplex;
  connect(port: number | string, host?: string): void;
  attachListeners(stream: Duplex): void;
}

/** Gives pg a connection that goes on unencrypted when the server knows no encryption: libpq's `sslmode=prefer`. */
export function withOptionalEncryption(settings: pg.ClientConfig): pg.ClientConfig {
  const connection = new pg.Connection(settings) as pg.Connection & Negotiating;
  const connect = connection.connect.bind(connection);
  connection.connect = (port, host) => {
    connect(port, host);
    const [negotiate] = connection.stream.listeners('data') as ((answer: Buffer) => void)[];
    if (negotiate === undefined) return;
    connection.stream.removeListener('data', negotiate);
    connection.stream.once('data', (answer: Buffer) => {
      // PostgreSQL: protocol-flow, "SSL Session Encryption": N means that the server does not.
      if (answer.toString('latin1') !== 'N') return negotiate(answer);
      connection.attachListeners(connection.stream);
      connection.emit('sslconnect');
    });
  };
  return { ...settings, connection } as pg.ClientConfig;
}
