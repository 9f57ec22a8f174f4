import type { Client, PoolClient, QueryResult } from 'pg';
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { connect } from './run-prepared.js';

/** Takes a statement whose result nothing needs; it only has to succeed before the commit. */
export type AtCommit = (answer: Promise<unknown>) => void;

/**
 * Runs work in one transaction like TypeORM's `transaction`, with fewer round trips: START TRANSACTION is sent together with
 * the first statement, and COMMIT together with the statements of `atCommit`.
 * @throws the error of the work, of a statement or of the commit; nothing is written then.
 */
export async function transact<Result>(
  dataSource: DataSource,
  work: (manager: EntityManager, atCommit: AtCommit) => Promise<Result>,
): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  try {
    const client = await connect(runner);
    // The entity manager would open a transaction of its own without these.
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
    // After a failed statement Postgres answers COMMIT with ROLLBACK.
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

/** Closes a connection whose transaction cannot be ended: the pool must not use it again. */
function throwAway(client: PoolClient): void {
  void (client as PoolClient & Client).end();
}

/** Waits two ticks: a statement that cannot be sent at all has failed by then. */
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
