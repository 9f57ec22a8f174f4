import type { DataSource } from 'typeorm';

/** Begins a transaction and gives its number, to compare with older transactions. */
export async function nextTransaction(dataSource: DataSource): Promise<string | undefined> {
  const [mine] = await dataSource.query<{ xid: string }[]>('SELECT pg_current_xact_id()::text AS xid');
  return mine?.xid;
}

/** Tells whether all transactions up to a number have ended. */
export async function haveEnded(dataSource: DataSource, upTo: string | undefined): Promise<boolean> {
  const text = 'SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 AS ended';
  const [state] = await dataSource.query<{ ended: boolean }[]>(text, [upTo]);
  return state?.ended === true;
}
