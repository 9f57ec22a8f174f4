import { mkdtempSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@image-catalog/database';
import { removeCluster, startPostgres } from '@image-catalog/embedded-postgres';
import pg from 'pg';
import type { Running } from '../lists/servers.ts';

/** Concurrent requests during the import. */
const WRITERS = 16;
const OPERATINGSYSTEMS = 20;
const ARCHITECTURES = 3;

/** A database with parents for images. */
export interface ImportedCatalog {
  url: string;
}

/** Two databases of a server without autovacuum, so that only the import itself updates statistics. */
export interface Catalogs {
  fresh: ImportedCatalog;
  settled: ImportedCatalog;
  close(): Promise<void>;
}

/** Creates both catalogs with two images each, and with statistics. */
export async function openEmptyCatalogs(): Promise<Catalogs> {
  const folder = mkdtempSync(join(tmpdir(), 'image-catalog-bench-'));
  const server = await startPostgres({ folder, durable: false });
  const close = async () => {
    await server.stop();
    await removeCluster(folder);
  };
  try {
    await ask(server.url, ['ALTER SYSTEM SET autovacuum = off', 'SELECT pg_reload_conf()']);
    return { fresh: await prepared(server.url, 'fresh'), settled: await prepared(server.url, 'settled'), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Creates the images one by one through the API. */
export async function importImages({ url }: ImportedCatalog, api: Running, images: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: WRITERS });
  let next = 0;
  const write = async () => {
    while (next < images) await create(agent, api, next++);
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  agent.destroy();
  const [row] = await ask(url, ['SELECT count(*)::int AS count FROM images']);
  const count = Number(row?.['count']);
  if (count !== images + 2) throw new Error(`${count} images are there instead of ${images + 2}`);
}

/** Writes the same images by SQL and brings the database into the state that autovacuum and the worker leave. */
export async function copyImages({ url }: ImportedCatalog, images: number): Promise<void> {
  await ask(url, [
    `INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
     SELECT 'image ' || n, 'uuid-' || n, 'root', 1, 1 + n % ${OPERATINGSYSTEMS}, 1 + n % ${ARCHITECTURES}
     FROM generate_series(0, ${images - 1}) n`,
    'SELECT fold_image_counts()',
    'VACUUM ANALYZE',
  ]);
}

async function prepared(serverUrl: string, name: string): Promise<ImportedCatalog> {
  await ask(serverUrl, [`CREATE DATABASE ${name}`]);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  await ask(url.href, [
    `INSERT INTO compute_resources (name, type, sync_due_at) VALUES ('resource', 'Foreman::Model::Openstack', NULL)`,
    `INSERT INTO architectures (name) SELECT 'arch' || n FROM generate_series(1, ${ARCHITECTURES}) n`,
    `INSERT INTO operatingsystems (name, major, title)
     SELECT 'System' || n, '1', 'System' || n || ' 1' FROM generate_series(1, ${OPERATINGSYSTEMS}) n`,
    `INSERT INTO images (name, uuid, username, compute_resource_id, operatingsystem_id, architecture_id)
     SELECT 'first ' || n, 'first-' || n, 'root', 1, 7, 2 FROM generate_series(1, 2) n`,
    'VACUUM ANALYZE',
  ]);
  return { url: url.href };
}

async function ask(url: string, statements: readonly string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

function create(agent: Agent, { port, authorization }: Running, number: number): Promise<void> {
  const image = {
    name: `image ${number}`,
    uuid: `uuid-${number}`,
    username: 'root',
    operatingsystem_id: 1 + (number % OPERATINGSYSTEMS),
    architecture_id: 1 + (number % ARCHITECTURES),
  };
  const headers = { authorization, 'content-type': 'application/json' };
  const path = '/api/compute_resources/1/images';
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 201) resolve();
        else reject(new Error(`POST answered ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ image }));
  });
}
