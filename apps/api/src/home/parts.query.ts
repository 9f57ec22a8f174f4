import { LISTENER_NAME } from '@image-catalog/database';
import type { Reads } from '../sql/reads.js';

/** The database's version, and how many workers are connected to it. */
export interface PartsRow {
  version: string;
  workers: number;
}

/** Reads what the database knows of the parts of this installation. */
export async function readParts(reads: Reads): Promise<PartsRow | undefined> {
  const [row] = await reads.rows<PartsRow>(
    `SELECT current_setting('server_version') AS version,
       (SELECT count(*)::int FROM pg_stat_activity w
        WHERE w.datname = current_database() AND w.application_name = '${LISTENER_NAME}') AS workers`,
    [],
  );
  return row;
}
