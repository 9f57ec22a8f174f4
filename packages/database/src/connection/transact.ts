import type { Client, PoolClient, QueryResult } from 'pg';
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { connect } from './run-prepared.js';

/** Takes a statement that nothing in the transaction waits for; it only has to succeed before the commit does. */
export type AtCommit = (answer: Promise<unknown>) => void;

/**
 * Runs work in one transaction as TypeORM's own does, but waits for as little as it must: the beginning goes to Postgres
 * together with the first statement, and the commit with those left to `atCommit`.
 * @throws what the work, a statement or the commit fails with; nothing is written then.
 */
export async function transact<Result>(
  dataSource: DataSource,
  work: (manager: EntityManager, atCommit: AtCommit) => Promise<Result>,
): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = await connect(runner);
    // What TypeORM's entity manager looks at before it would open a transaction of its own.
    Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
    return await carryOut(client, (atCommit) => work(runner.manager, atCommit));
  } finally {
    await runner.release();
  }
}

async function carryOut<Result>(client: PoolClient, work: (atCommit: AtCommit) => Promise<Result>): Promise<Result> {
  const awaited: Promise<unknown>[] = [];
  const failures: unknown[] = [];
  const atCommit = (answer: Promise<unknown>) => {
    answer.catch((failure: unknown) => failures.push(failure));
    awaited.push(answer);
  };
  atCommit(run(client, 'START TRANSACTION'));
  try {
    const result = await work(atCommit);
    await sent();
    if (failures.length > 0) throw failures[0];
    // Postgres rolls back instead when a statement before it has failed.
    const commit = run(client, 'COMMIT');
    atCommit(commit);
    await Promise.all(awaited);
    const { command } = await commit;
    if (command !== 'COMMIT') throw new Error(`A transaction ended with ${command} instead of COMMIT`);
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => throwAway(client));
    throw error;
  }
}

/** Ends a connection whose transaction nobody could end: the pool takes no such connection back. */
function throwAway(client: PoolClient): void {
  void (client as PoolClient & Client).end();
}

/** Waits, without leaving this turn of the event loop, until a statement that could not be sent at all has failed. */
async function sent(): Promise<void> {
  for (let round = 0; round < 2; round += 1) await new Promise<void>((resolve) => process.nextTick(resolve));
}

async function run(client: PoolClient, text: string): Promise<QueryResult> {
  try {
    return await client.query(text);
  } catch (error) {
    throw new QueryFailedError(text, [], error as Error);
  }
}
