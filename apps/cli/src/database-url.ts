import { readAuthorities, setting, trustAuthorities } from '@image-catalog/database';
import { readRunningServer } from '@image-catalog/embedded-postgres';
import { join } from 'node:path';
import type { Shell } from './shell.js';

/**
 * Returns the URL of the database: DATABASE_URL, or else the PostgreSQL that `start` runs on the data of this checkout.
 * Trusts the authorities of CA_FILE.
 * @throws Error that says how to set it.
 */
export async function databaseUrl({ environment, dataFolder }: Shell): Promise<string> {
  trustAuthorities(readAuthorities(environment));
  const given = setting(environment, 'DATABASE_URL');
  if (given !== undefined) return given;
  const folder = setting(environment, 'IMAGE_CATALOG_DATA') ?? dataFolder;
  const server = await readRunningServer(join(folder, 'postgres')).catch(() => undefined);
  if (server !== undefined) return server.url;
  throw new Error(
    `DATABASE_URL is not set, and no database of this user runs in ${folder}. Set it to the URL of a PostgreSQL ` +
      'database, or start Image Catalog; IMAGE_CATALOG_DATA names another folder of start --data.',
  );
}
