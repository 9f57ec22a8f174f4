import { Socket } from 'node:net';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { CatalogClient } from '../connection/catalog-client.js';
import { addressOptions } from '../connection/connection-options.js';
import { lockMigrations } from '../statements/lock-migrations.js';
import { SEALED_COLUMNS } from '../statements/sealed-columns.js';
import { type CatalogShape, readShape, type TableShape } from './catalog-shape.js';
import { pinSettings } from './pin-settings.js';
import { cutIntoBlocks, type RowBlock } from './row-blocks.js';

/** Size of a block. A few of them are in memory at once. */
const BLOCK_BYTES = 4 * 1024 * 1024;

/** A catalog's database at one moment, while others go on writing. */
export interface CatalogSnapshot {
  shape: CatalogShape;
  /** Reads the rows of a table, block by block. Read one table at a time. */
  rowsOf: (table: TableShape) => AsyncIterable<RowBlock>;
  /** The ids of the keys that sealed the stored passwords. */
  sealingKeys: string[];
}

/**
 * Reads a catalog's database in one snapshot, so that rows, counters and audits agree. Writes nothing and blocks only
 * migrations. Sequences are read after the snapshot, so they are never behind the rows.
 */
export async function readCatalog<T>(url: string, read: (snapshot: CatalogSnapshot) => Promise<T>): Promise<T> {
  const socket = new Socket();
  const client = new CatalogClient({
    ...addressOptions(url),
    application_name: 'image-catalog backup',
    stream: () => socket,
    keepAlive: true,
  });
  try {
    await client.connect();
    await pinSettings((sql, parameters) => client.query(sql, parameters));
    await lockMigrations(client, 'pg_advisory_lock_shared');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const sealingKeys = await readSealingKeys(client);
    const shape = await readShape(client);
    return await read({ shape, sealingKeys, rowsOf: (table) => rowsOf(client, table) });
  } finally {
    // Not asked to end: a table that was given up half-way would first have to be read to its end.
    socket.destroy();
  }
}

async function* rowsOf(client: pg.Client, { name, columns }: TableShape): AsyncGenerator<RowBlock> {
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  const rows = client.query(copyTo(`COPY ${pg.escapeIdentifier(name)} (${list}) TO STDOUT`));
  let read = 0;
  for await (const block of cutIntoBlocks(rows, BLOCK_BYTES)) {
    read += block.rows;
    yield block;
  }
  if (read !== rows.rowCount) throw new Error(`${name} has ${rows.rowCount} rows, and ${read} arrived`);
}

// "v1.<name of the key>.…"
async function readSealingKeys(client: pg.Client): Promise<string[]> {
  // A catalog of an older version lacks some of the tables.
  const tables = await client.query<{ name: string }>(
    'SELECT name FROM unnest($1::text[]) name WHERE to_regclass(name) IS NOT NULL',
    [SEALED_COLUMNS.map(({ table }) => table)],
  );
  const present = new Set(tables.rows.map(({ name }) => name));
  const places = SEALED_COLUMNS.filter(({ table }) => present.has(table)).map(
    ({ table, column }) => `SELECT split_part(${column}, '.', 2) AS key FROM ${table} WHERE ${column} LIKE 'v1.%'`,
  );
  const { rows } = await client.query<{ key: string }>(places.join(' UNION '));
  return rows.map(({ key }) => key);
}
