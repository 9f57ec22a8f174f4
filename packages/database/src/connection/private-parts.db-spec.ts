/**
 * What this folder takes for granted of pg, TypeORM and Node although none of them promises it. A new version that changes
 * one of these things fails here, by name; README.md says what stands on it.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Socket } from 'node:net';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { buildDataSource } from '../data-source.js';
import { Architecture } from '../entities/architecture.entity.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { runQuery } from './run-query.js';
import { CatalogClient } from './catalog-client.js';
import { connectionOptions, poolOptions } from './connection-options.js';
import { GatheringSocket } from './gathering-socket.js';
import { outageOf } from './outage.js';
import { poolOf } from './pool-of.js';
import { transact } from './transact.js';

const SETTINGS = { application_name: 'private-parts', pool_size: 1 };
const SLEEP = { text: 'SELECT pg_sleep(0.05)', values: [], is_prepared: false };

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

/** The parts of pg that its types leave out. */
interface PrivateParts {
  _getActiveQuery(): unknown;
  _sentQueryQueue: unknown[];
  connection: {
    stream: GatheringSocket;
    parsedStatements: Record<string, string>;
    submittedNamedStatements: Record<string, string>;
    close(message: { type: 'S'; name: string }): void;
  };
}

describe('pg', () => {
  let client: CatalogClient;
  let parts: PrivateParts;

  beforeEach(async () => {
    client = new CatalogClient(poolOptions(database.url, SETTINGS));
    parts = client as unknown as PrivateParts;
    await client.connect();
  });

  afterEach(() => client.end());

  async function prepared(): Promise<string[]> {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM pg_prepared_statements ORDER BY 1');
    return rows.map(({ name }) => name);
  }

  it('Client._getActiveQuery() and Client._sentQueryQueue hold what waits for an answer', async () => {
    const idle = [parts._getActiveQuery(), parts._sentQueryQueue.length];
    const answers = [runQuery(client, SLEEP), runQuery(client, SLEEP), runQuery(client, SLEEP)];
    const waiting = [Boolean(parts._getActiveQuery()), parts._sentQueryQueue.length];
    await Promise.all(answers);

    expect(idle).toEqual([null, 0]);
    expect(waiting).toEqual([true, 2]);
    expect([parts._getActiveQuery(), parts._sentQueryQueue.length]).toEqual([null, 0]);
  });

  it('Client.connection.stream is the socket of the option `stream`, and its end is the end of what waits', async () => {
    expect(parts.connection.stream).toBeInstanceOf(GatheringSocket);

    const waiting = runQuery(client, SLEEP);
    client.cut(new Error('cut'));

    await expect(waiting).rejects.toThrow('cut');
  });

  it('Client.connection writes messages with write() of the socket, all of them within the turn', async () => {
    const { stream } = parts.connection;
    const written = stream.bytesWritten;
    const answers = [runQuery(client, SLEEP), runQuery(client, SLEEP)];

    expect(stream.writableCorked).toBeGreaterThan(0);
    expect([stream.writableLength > 0, stream.bytesWritten - written]).toEqual([true, stream.writableLength]);
    await Promise.all(answers);
    expect(stream.writableCorked).toBe(0);
  });

  it('Client.connection tells the settings of the server as `parameterStatus`', async () => {
    const fresh = new CatalogClient(connectionOptions(database.url, SETTINGS));
    const told = new Map<string, string>();
    fresh.connection.on('parameterStatus', ({ parameterName, parameterValue }) =>
      told.set(parameterName, parameterValue),
    );
    await fresh.connect();
    const { rows } = await fresh.query<{ server_version: string }>('SHOW server_version');
    await fresh.end();

    expect(told.get('server_version')).toBe(rows[0]?.server_version);
  });

  it('Connection takes the answer about encryption with its one listener to the first data, and goes on at `sslconnect`', async () => {
    const url = `${database.url}?sslmode=prefer`;
    const fresh = new CatalogClient(connectionOptions(url, SETTINGS));
    const settled = new Promise((resolve) => fresh.connection.once('sslconnect', resolve));
    await fresh.connect();
    await settled;
    const { rows } = await fresh.query<{ ssl: boolean }>('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
    await fresh.end();

    expect(rows).toHaveLength(1);
  });

  it('Query.submit(connection) reads Query.name, and Connection knows what it submitted and what was parsed', async () => {
    const text = 'SELECT $1::int AS number';
    const answer = runQuery(client, { text, values: [1], is_prepared: true });
    const submitted = Object.values(parts.connection.submittedNamedStatements);
    await answer;
    const [name = ''] = await prepared();

    expect(submitted).toEqual([text]);
    expect(parts.connection.submittedNamedStatements).toEqual({});
    expect(parts.connection.parsedStatements).toEqual({ [name]: text });
  });

  it('Connection.close() lets go of a prepared statement, and pg prepares it anew once it is forgotten', async () => {
    const query = { name: 'mine', text: 'SELECT 1 AS number' };
    await client.query(query);
    const before = await prepared();
    parts.connection.close({ type: 'S', name: 'mine' });
    const after = await prepared();
    Reflect.deleteProperty(parts.connection.parsedStatements, 'mine');

    expect([before, after]).toEqual([['mine'], []]);
    expect((await client.query(query)).rows).toEqual([{ number: 1 }]);
  });

  it('Client.query() and Pool.query() take a query object with a callback, and pools make clients of `Client`', async () => {
    const pool = new pg.Pool(poolOptions(database.url, SETTINGS));
    const question = { text: 'SELECT $1::int AS number', values: [7], is_prepared: true };
    const answers = [await runQuery(client, question), await runQuery(pool, question)];
    const pooled = await pool.connect();
    pooled.release();
    await pool.end();

    expect(answers).toEqual([[{ number: 7 }], [{ number: 7 }]]);
    expect(pooled).toBeInstanceOf(CatalogClient);
  });

  it('tells in the words that we know why a connection is of no use', async () => {
    const ended = new CatalogClient(connectionOptions(database.url, SETTINGS));
    await ended.connect();
    await ended.end();
    const pool = new pg.Pool({ ...poolOptions(database.url, SETTINGS), connectionTimeoutMillis: 1_000 });
    const taken = await pool.connect();
    const failures = [ended.query('SELECT 1'), pool.connect()].map((work) => work.catch((error: unknown) => error));
    const outages = (await Promise.all(failures)).map(outageOf);
    taken.release();
    await pool.end();

    expect(outages).toEqual(['unreachable', 'busy']);
  });
});

describe('Node', () => {
  it('Socket.connect() puts its own write() before that of a class, as a property that can be deleted', () => {
    class Writer extends Socket {
      override write(): boolean {
        return false;
      }
    }
    const sockets: Socket[] = [new Writer(), new GatheringSocket()];
    for (const socket of sockets) socket.on('error', () => undefined).connect(1, '127.0.0.1');

    expect(sockets.map((socket) => Object.hasOwn(socket, 'write'))).toEqual([true, false]);
    for (const socket of sockets) socket.destroy();
  });
});

describe('TypeORM', () => {
  let dataSource: DataSource;

  beforeEach(async () => {
    dataSource = await buildDataSource(database.url, SETTINGS).initialize();
  });

  afterEach(async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
  });

  it('PostgresDriver.master is the pool of its queries, and nothing once it is destroyed', async () => {
    const pool = poolOf(dataSource);
    const pids = [
      await dataSource.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid'),
      (await pool?.query<{ pid: number }>('SELECT pg_backend_pid() AS pid'))?.rows,
    ];
    await dataSource.destroy();

    expect(pool).toBeInstanceOf(pg.Pool);
    expect(pids[1]).toEqual(pids[0]);
    expect(poolOf(dataSource)).toBeUndefined();
  });

  it('QueryRunner.connect() gives the connection on which the runner and its manager work', async () => {
    const runner = dataSource.createQueryRunner();
    const client = (await runner.connect()) as pg.PoolClient;
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');

    expect(runner.manager.queryRunner).toBe(runner);
    expect(await runner.manager.query('SELECT pg_backend_pid() AS pid')).toEqual(rows);
    await runner.release();
  });

  it('QueryRunner.isTransactionActive and transactionDepth say whether a transaction is open', async () => {
    const runner = dataSource.createQueryRunner();
    const states = [];
    for (const step of ['connect', 'startTransaction', 'rollbackTransaction'] as const) {
      await runner[step]();
      const { isTransactionActive, transactionDepth } = runner as unknown as Record<string, unknown>;
      states.push([isTransactionActive, transactionDepth]);
    }
    await runner.release();

    expect(states).toEqual([
      [false, 0],
      [true, 1],
      [false, 0],
    ]);
  });

  it('EntityManager opens no transaction inside of ours, and a savepoint where it is asked for one', async () => {
    const failed = transact(dataSource, async (manager) => {
      await manager.save(Architecture, { name: 'rolled back' });
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    await transact(dataSource, async (manager) => {
      await manager.save(Architecture, { name: 'kept' });
      const inner = manager.transaction(async (nested) => {
        await nested.save(Architecture, { name: 'inner' });
        throw new Error('inner');
      });
      await expect(inner).rejects.toThrow('inner');
    });

    const names = await dataSource.query('SELECT name FROM architectures');
    expect(names).toEqual([{ name: 'kept' }]);
  });
});
