import { begin, count, crowd, hold, type Tally, type Target } from './target.js';

const READERS = 50;

/** Ask for every image, read how the answer begins and nothing more; whoever is cut or refused comes again. */
export async function stalledReaders(target: Target): Promise<Tally> {
  const tally: Tally = new Map();
  await crowd(READERS, target, async (number) => {
    const login = target.logins[number % target.logins.length] ?? '';
    const client = await begin(
      target,
      `GET /api/compute_resources/1/images?per_page=all HTTP/1.1\r\nHost: x\r\n${login}\r\n\r\n`,
    );
    count(tally, client.status);
    client.socket.pause();
    // A paused socket does not see its end, so it looks again for a moment now and then.
    while (client.status === 200 && !client.isClosed && !target.isOver()) await client.closed(2_000);
    if (client.status === 200) client.close();
    else await hold(client, target).finally(() => client.close());
  });
  return tally;
}
