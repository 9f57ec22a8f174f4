import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@image-catalog/database';
import { removeCluster, startPostgres } from '@image-catalog/embedded-postgres';
import pg from 'pg';
import { fillCatalog } from './catalog.ts';

/** A filled database. */
export interface SizedDatabase {
  size: number;
  url: string;
}

/** Databases of all sizes in one server, so that they can be measured in turns. */
export interface Catalogs {
  databases: SizedDatabase[];
  close(): Promise<void>;
}

/** Fills a database for each size. The server does not wait for its disk, which does not affect reads from a warm cache. */
export async function openCatalogs(sizes: readonly number[]): Promise<Catalogs> {
  const folder = mkdtempSync(join(tmpdir(), 'image-catalog-bench-'));
  const server = await startPostgres({ folder, durable: false });
  const close = async () => {
    await server.stop();
    await removeCluster(folder);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().then(() => process.exit(1)));
  try {
    const databases: SizedDatabase[] = [];
    for (const size of sizes) databases.push({ size, url: await filled(server.url, size) });
    return { databases, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function filled(serverUrl: string, size: number): Promise<string> {
  const began = performance.now();
  const url = await createDatabase(serverUrl, `images_${size}`);
  await migrate(url);
  await fillCatalog(url, size);
  console.log(`${size} images filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  return url;
}

async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
