import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource, QueryRunner } from 'typeorm';
import type { RunningApi } from './running-api.js';

/** Counts the deadlocks that a test's database has seen, those of the API's connections that just happened included. */
export async function countDeadlocks(api: RunningApi): Promise<number> {
  await tellCounts(api.app.get<DataSource>(getDataSourceToken()));
  await tellCounts(api.database);
  const rows = await api.database.query<{ deadlocks: number }[]>(
    'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
  );
  return rows[0]?.deadlocks ?? 0;
}

/** Has every connection of a pool report what it counted, which it otherwise does when it has been idle for ten seconds. */
async function tellCounts(pool: DataSource): Promise<void> {
  const size = Number(pool.options.poolSize);
  const runners: QueryRunner[] = Array.from({ length: size }, () => pool.createQueryRunner());
  await Promise.all(runners.map((runner) => runner.connect()));
  await Promise.all(runners.map((runner) => runner.query('SELECT pg_stat_force_next_flush()')));
  await Promise.all(runners.map((runner) => runner.release()));
}

/** Waits until a statement of a test's database waits for a lock. */
export async function untilBlocked({ database }: RunningApi, count = 1): Promise<void> {
  for (;;) {
    const rows = await database.query<unknown[]>(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
