import type pg from 'pg';
import { migrations } from '../migrations/migrations.js';

/** A table, and its columns in the order in which COPY writes them. */
export interface TableShape {
  name: string;
  columns: string[];
}

/** A sequence; `value` is null before its first use. */
export interface SequenceShape {
  name: string;
  value: string | null;
}

/** The structure of a database, without its rows. */
export interface CatalogShape {
  /** The migrations that ran, oldest first. */
  migrations: string[];
  tables: TableShape[];
  sequences: SequenceShape[];
  /** Version of its PostgreSQL, such as `18.4`. */
  postgres: string;
}

/** The table in which TypeORM records migrations. A restore runs them again, so its rows are not copied. */
const MIGRATIONS_TABLE = 'migrations';

const TABLES = `
  SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> '${MIGRATIONS_TABLE}'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  GROUP BY c.relname ORDER BY c.relname`;

const SEQUENCES = `
  SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
  WHERE schemaname = current_schema() AND sequencename <> '${MIGRATIONS_TABLE}_id_seq' ORDER BY sequencename`;

/**
 * Reads the structure of a database: our tables only, neither those of extensions nor of the queue, which creates its own.
 */
export async function readShape(client: pg.ClientBase): Promise<CatalogShape> {
  const ran = await client.query<{ name: string }>(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY id`);
  const version = await client.query<{ version: string }>(`SELECT current_setting('server_version') AS version`);
  return {
    migrations: ran.rows.map(({ name }) => name),
    tables: await readTables(client),
    sequences: (await client.query<SequenceShape>(SEQUENCES)).rows,
    postgres: version.rows[0]?.version ?? '',
  };
}

/** Reads the tables and their columns. */
export async function readTables(client: pg.ClientBase): Promise<TableShape[]> {
  return (await client.query<TableShape>(TABLES)).rows;
}

/** Gives the migrations of a catalog that this program does not know, because a newer version made it. */
export function unknownMigrations({ migrations: ran }: Pick<CatalogShape, 'migrations'>): string[] {
  const known = new Set(migrations.map(({ name }) => name));
  return ran.filter((name) => !known.has(name));
}
