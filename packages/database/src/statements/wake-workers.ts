import type { Client } from 'pg';
import type { EntityManager } from 'typeorm';

/** The channel on which workers are woken; the payload is the id of a compute resource. */
const SYNC_CHANNEL = 'image_catalog_sync';

/** The application name of the connections on which workers listen, one each for as long as a worker lives. */
export const LISTENER_NAME = 'image-catalog wake calls';

/** Tells workers that something waits for a compute resource: a request, an approved plan or a cancellation. */
export async function wakeWorkers(manager: EntityManager, computeResourceId: number): Promise<void> {
  await manager.query('SELECT pg_notify($1, $2)', [SYNC_CHANNEL, String(computeResourceId)]);
}

/** Lets a connection hear the calls of `wakeWorkers`. */
export async function listenForWakeCalls(client: Client): Promise<void> {
  await client.query(`LISTEN ${SYNC_CHANNEL}`);
}
