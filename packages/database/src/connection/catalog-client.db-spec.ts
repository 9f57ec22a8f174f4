import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import pg from 'pg';
import { CatalogClient } from './catalog-client.js';
import { connectionOptions, poolOptions } from './connection-options.js';
import { outageOf } from './outage.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';

let database: TestDatabase;
let network: Network;

/** What lies between a client and Postgres, and may fall silent in both directions without closing anything. */
class Network {
  private readonly sockets: Socket[] = [];
  private isSilent = false;

  private constructor(private readonly server: Server) {}

  static async open(to: URL): Promise<Network> {
    const opened = new Network(createServer((client) => opened.join(client, to)));
    opened.server.listen(0, '127.0.0.1');
    await once(opened.server, 'listening');
    return opened;
  }

  /** Gives the address of a database by way of this network. */
  through(url: string): string {
    const through = new URL(url);
    through.port = String((this.server.address() as AddressInfo).port);
    return through.href;
  }

  /** Carries nothing any more, on connections that are made now either. */
  silence(isSilent: boolean): void {
    this.isSilent = isSilent;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }

  private join(client: Socket, to: URL): void {
    const postgres = connect(Number(to.port), to.hostname);
    for (const [from, into] of [
      [client, postgres],
      [postgres, client],
    ] as const) {
      this.sockets.push(from);
      from.on('error', () => undefined);
      from.on('data', (bytes) => !this.isSilent && into.write(bytes));
      from.on('close', () => into.destroy());
    }
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
});

beforeEach(async () => {
  network = await Network.open(new URL(database.url));
});

afterEach(() => network.close());

afterAll(() => database.drop());

async function failureOf(asked: Promise<unknown>): Promise<unknown> {
  return asked.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('a database that is silent', () => {
  it('is given up on by those who wait for an answer, and its connection is not used again', async () => {
    const options = poolOptions(network.through(database.url), {
      application_name: 'spec',
      pool_size: 1,
      statement_timeout: 100,
    });
    const pool = new pg.Pool(options);
    pool.on('error', () => undefined);
    await pool.query('SELECT 1');

    network.silence(true);
    const failure = await failureOf(pool.query('SELECT 2'));
    network.silence(false);

    expect(outageOf(failure)).toBe('unreachable');
    const { rows } = await pool.query('SELECT 3 AS answer');
    expect(rows).toEqual([{ answer: 3 }]);
    await pool.end();
  });

  it('is given up on by those who connect', async () => {
    const options = connectionOptions(network.through(database.url), { application_name: 'spec' });
    const client = new CatalogClient({ ...options, connectionTimeoutMillis: 300 });
    network.silence(true);

    expect(outageOf(await failureOf(client.connect()))).toBe('unreachable');
  });
});

it('a connection that is lost while nobody listens ends nothing else', async () => {
  const client = new CatalogClient(connectionOptions(database.url, { application_name: 'lost' }));
  await client.connect();
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  const killer = new CatalogClient(connectionOptions(database.url, { application_name: 'spec' }));
  await killer.connect();

  await killer.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lost'`);

  await ended;
  expect(outageOf(await failureOf(client.query('SELECT 1')))).toBe('unreachable');
  await killer.end();
});
