import { setTimeout as sleep } from 'node:timers/promises';
import { RawClient } from '../raw-client.js';

/** The API that clients of the run talk to, and until when. */
export interface Target {
  port: number;
  /** Headers of a login, as they stand in a request. */
  logins: readonly string[];
  isOver: () => boolean;
}

/** What became of the requests of one kind of hostile clients, by status; 0 is a connection that was cut without an answer. */
export type Tally = Map<number, number>;

/** Counts one more. */
export function count(tally: Tally, status: number): void {
  tally.set(status, (tally.get(status) ?? 0) + 1);
}

/** Has so many clients do something again and again until the run is over. */
export async function crowd(size: number, target: Target, act: (number: number) => Promise<void>): Promise<void> {
  const clients = Array.from({ length: size }, async (_, number) => {
    while (!target.isOver()) {
      // A server that refuses connections is what such a client wants; it tries again.
      await act(number).catch(() => undefined);
      await sleep(200);
    }
  });
  await Promise.all(clients);
}

/** Sends a request on a connection of its own, and waits for the head of an answer or the end of the connection. */
export async function begin(target: Target, text: string): Promise<RawClient> {
  const client = await RawClient.open(target.port);
  client.send(text);
  await client.until(/\r\n\r\n/).catch(() => undefined);
  return client;
}

/** Keeps a connection until the server cuts it or the run is over. */
export async function hold(client: RawClient, target: Target): Promise<void> {
  while (!client.isClosed && !target.isOver()) await client.closed(250);
}
