/** A connection of pg or TypeORM. */
interface Connection {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** No other lock has this key. */
const MIGRATION_LOCK = 7_246_180_251;

/** Keeps other processes from migrating, for the time of the connection or (`xact`) of the transaction; many may share it. */
export async function lockMigrations(
  connection: Connection,
  lock: 'pg_advisory_lock' | 'pg_advisory_lock_shared' | 'pg_advisory_xact_lock',
): Promise<void> {
  await connection.query(`SELECT ${lock}($1)`, [MIGRATION_LOCK]);
}
