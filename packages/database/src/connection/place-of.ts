import pg from 'pg';
import { DatabaseNotUsable } from './database-not-usable.js';
import { FORM, splitUrl } from './split-url.js';

/** Names the server and database of a URL for messages, without user and password. @throws DatabaseNotUsable */
export function placeOf(url: string): string {
  const { address } = splitUrl(url);
  try {
    const { host, port, database } = new pg.Client({ connectionString: address });
    return `${host}:${port}/${database ?? ''}`;
  } catch (cause) {
    throw new DatabaseNotUsable(FORM, { cause });
  }
}
