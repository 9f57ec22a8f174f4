import type { DataSource } from 'typeorm';
import { SEALED_PLACES } from './sealed-places.js';

/** Tells whether a database holds anything that needs its keys to be opened. */
export async function hasSealedSecrets(dataSource: DataSource): Promise<boolean> {
  const places = SEALED_PLACES.map(({ table, column }) => `EXISTS (SELECT FROM ${table} WHERE ${column} LIKE 'v1.%')`);
  const [row] = await dataSource.query<{ held: boolean }[]>(`SELECT ${places.join(' OR ')} AS held`);
  return row?.held === true;
}
