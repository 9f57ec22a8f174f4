/** A connection of pg or TypeORM, outside a transaction. */
interface Connection {
  query(text: string): Promise<unknown>;
}

/**
 * Rebuilds every index that sorts by our collation, beside readers and writers, then records the server's version of ICU.
 * Gives the names of the indexes. Stopped half-way, it does all of them again the next time.
 */
export async function rebuildNameIndexes(connection: Connection): Promise<string[]> {
  for (const name of await indexes(connection, 'NOT')) await connection.query(`DROP INDEX CONCURRENTLY ${name}`);
  const names = await indexes(connection, '');
  for (const name of names) await connection.query(`REINDEX INDEX CONCURRENTLY ${name}`);
  await connection.query('ALTER COLLATION alphabetical REFRESH VERSION');
  return names;
}

/** Finds the usable indexes, or those that a stopped rebuild left half made. */
async function indexes(connection: Connection, not: 'NOT' | ''): Promise<string[]> {
  const rows = (await connection.query(
    `SELECT indexrelid::regclass::text AS name FROM pg_index
     WHERE to_regcollation('alphabetical')::oid = ANY(indcollation::oid[]) AND ${not} indisvalid ORDER BY 1`,
  )) as { name: string }[];
  return rows.map(({ name }) => name);
}
