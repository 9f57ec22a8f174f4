import { setTimeout as sleep } from 'node:timers/promises';
import { RawClient } from '../raw-client.js';
import { count, type Tally, type Target } from './target.js';

const READERS = 250;

/** Open streams of events all at once, and drop them: some before the first byte, the others a moment later. */
export async function eventReaders(target: Target): Promise<Tally> {
  const tally: Tally = new Map();
  while (!target.isOver()) {
    const readers = await RawClient.openMany(READERS, target.port).catch(() => []);
    for (const [number, reader] of readers.entries()) {
      const login = target.logins[number % target.logins.length] ?? '';
      reader.send(`GET /api/compute_resources/1/sync_runs/1/events HTTP/1.1\r\nHost: x\r\n${login}\r\n\r\n`);
      if (number % 5 === 0) reader.close();
    }
    await sleep(1_000);
    for (const reader of readers) {
      if (reader.received !== '') count(tally, reader.status);
      reader.close();
    }
    await sleep(1_000);
  }
  return tally;
}
