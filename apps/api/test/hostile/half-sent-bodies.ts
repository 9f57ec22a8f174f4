import { RawClient } from '../raw-client.js';
import { count, crowd, hold, type Tally, type Target } from './target.js';

const CLIENTS = 20;
const ANNOUNCED = 1_000_000;
const SENT = 900_000;

/** Send nearly all of a body, without a login, and wait; whoever is cut comes again. */
export async function halfSentBodies(target: Target): Promise<Tally> {
  const tally: Tally = new Map();
  const body = ' '.repeat(SENT);
  await crowd(CLIENTS, target, async () => {
    const client = await RawClient.open(target.port);
    client.send(
      `POST /api/architectures HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${ANNOUNCED}\r\n\r\n`,
    );
    client.send(body);
    await hold(client, target);
    if (client.isClosed) count(tally, client.status);
    client.close();
  });
  return tally;
}
