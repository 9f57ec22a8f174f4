import type { DataSource } from 'typeorm';
import { SEALED_COLUMNS } from './sealed-columns.js';

/** Tells whether a database contains sealed secrets, which are lost without their keys. */
export async function hasSealedSecrets(dataSource: DataSource): Promise<boolean> {
  const places = SEALED_COLUMNS.map(({ table, column }) => `EXISTS (SELECT FROM ${table} WHERE ${column} LIKE 'v1.%')`);
  const [row] = await dataSource.query<{ held: boolean }[]>(`SELECT ${places.join(' OR ')} AS held`);
  return row?.held === true;
}
