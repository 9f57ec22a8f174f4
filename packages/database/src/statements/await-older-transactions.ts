import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** Waits until all transactions have ended that began before; false when some have not in so many seconds. */
export async function awaitOlderTransactions(dataSource: DataSource, seconds: number): Promise<boolean> {
  const [mine] = await dataSource.query<{ xid: string }[]>('SELECT pg_current_xact_id()::text AS xid');
  for (let waited = 0; waited < seconds * 5; waited += 1) {
    const text = 'SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 AS ended';
    const [state] = await dataSource.query<{ ended: boolean }[]>(text, [mine?.xid]);
    if (state?.ended) return true;
    await sleep(200);
  }
  return false;
}
