import { once } from 'node:events';
import { createServer as createHttp, type RequestListener, type Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { ProviderError } from '@image-catalog/providers';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Egress } from '../../outside/outside.js';
import type { ResponseLimits } from './response-gate.js';
import { type LimitedOutside, limitResponses } from './limit-responses.js';
import { LargeResponses } from './large-responses.js';

const LIMITS: ResponseLimits = { smallBytes: 1_000, stalledMs: 50, slowestMs: 60_000, slowestBytes: 1_000 };
const PART = Buffer.alloc(2_000, 'a');

let servers: (HttpServer | Server)[];
let sockets: Socket[];
let ways: LimitedOutside[];
let stopping: AbortController;

beforeEach(() => {
  servers = [];
  sockets = [];
  ways = [];
  stopping = new AbortController();
});

afterEach(async () => {
  ways.forEach((way) => way.close());
  sockets.forEach((socket) => socket.destroy());
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listen(server: HttpServer | Server): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => sockets.push(socket.on('error', () => undefined)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A way out of its own, as each run has one. */
async function source(answer: RequestListener, large: LargeResponses, limits = LIMITS) {
  const port = await listen(createHttp(answer));
  const rules = JSON.stringify({ '*': [{ host: '127.0.0.1', ports: [port] }] });
  const way = limitResponses(
    new Egress({ rules, own_servers: [] }).outside('Openstack', null, stopping.signal),
    large,
    limits,
  );
  ways.push(way);
  const url = `http://127.0.0.1:${port}/`;
  const read = async () => {
    const response = await way.outside.fetch(url, { redirect: 'manual', signal: stopping.signal });
    return Buffer.from(await response.arrayBuffer());
  };
  return { way, url, read };
}

it('hands answers on as they are', async () => {
  const { way, url, read } = await source((_, response) => {
    response.writeHead(201, { 'x-token': 'abc', 'retry-after': '3' }).end(Buffer.concat([PART, PART]));
  }, new LargeResponses(1));

  const response = await way.outside.fetch(url);

  expect(response.status).toBe(201);
  expect(response.ok).toBe(true);
  expect(response.headers.get('x-token')).toBe('abc');
  expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.concat([PART, PART]));
  expect(await read()).toHaveLength(4_000);
});

it.each([204, 304, 404])('hands on an answer of %i', async (status) => {
  const { way, url } = await source((_, response) => response.writeHead(status).end(), new LargeResponses(1));

  const response = await way.outside.fetch(url);

  expect(response.status).toBe(status);
  expect(await response.text()).toBe('');
});

it('reads as many large answers at once as there is room for, and small ones beside them', async () => {
  const large = new LargeResponses(2);
  const rest = Promise.withResolvers<void>();
  const begun: number[] = [];
  const reading = [];
  for (let number = 0; number < 5; number++) {
    const { way, url } = await source(
      (_, response) => {
        response.write(PART);
        void rest.promise.then(() => response.end());
      },
      large,
      { ...LIMITS, stalledMs: 60_000 },
    );
    const read = async () => {
      const response = await way.outside.fetch(url);
      for await (const _ of response.body ?? []) if (!begun.includes(number)) begun.push(number);
      way.close();
    };
    reading.push(read());
  }
  while (begun.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  const small = await source((_, response) => response.end('small'), large);

  expect(String(await small.read())).toBe('small');
  expect(begun).toHaveLength(2);
  rest.resolve();
  await Promise.all(reading);

  expect(begun).toHaveLength(5);
});

it('keeps the place of a large response until the next request, because a provider may still work on it', async () => {
  const large = new LargeResponses(1);
  const asked = Promise.withResolvers<void>();
  const one = await source((_, response) => response.end(PART), large);
  const other = await source((_, response) => {
    response.end(PART);
    asked.resolve();
  }, large);
  await one.read();
  let isRead = false;
  const reading = other.read().then(() => (isRead = true));
  await asked.promise;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(isRead).toBe(false);

  one.way.close();

  expect(await reading).toBe(true);
});

it('says that it holds a response back while that waits for room', async () => {
  const large = new LargeResponses(1);
  const one = await source((_, response) => response.end(PART), large);
  const other = await source((_, response) => response.end(PART), large);
  await one.read();

  const reading = other.read();
  while (!other.way.outside.isHeld?.()) await new Promise((resolve) => setTimeout(resolve, 10));

  expect(one.way.outside.isHeld?.()).toBe(false);
  one.way.close();
  await reading;
  expect(other.way.outside.isHeld?.()).toBe(false);
});

it('cuts off a stalled response when others need its place, and says why', async () => {
  const large = new LargeResponses(1);
  const standing = await source((_, response) => void response.write(PART), large);
  const well = await source((_, response) => response.end(PART), large);
  const stuck = standing.read().catch((error: unknown) => error);
  while (large.stalled === 0) await new Promise((resolve) => setTimeout(resolve, 10));

  expect(await well.read()).toHaveLength(2_000);

  const error = (await stuck) as ProviderError;
  expect(error).toBeInstanceOf(ProviderError);
  expect(error).toMatchObject({ kind: 'network', message: expect.stringMatching(/stalled in the middle of a large/) });
});

it('leaves a stalled response alone while nobody needs its place', async () => {
  const large = new LargeResponses(1);
  const more = Promise.withResolvers<void>();
  const { read } = await source((_, response) => {
    response.write(PART);
    void more.promise.then(() => response.end(PART));
  }, large);
  const reading = read();
  while (large.stalled === 0) await new Promise((resolve) => setTimeout(resolve, 10));

  more.resolve();

  expect(await reading).toHaveLength(4_000);
});

it.each([
  ['never answers', () => undefined],
  ['answers a byte now and then', (_, response) => void setInterval(() => response.write('a'), 20).unref()],
] as [string, RequestListener][])('gives up on a source that %s', async (_, answer) => {
  const { read } = await source(answer, new LargeResponses(1), { ...LIMITS, slowestMs: 200 });

  await expect(read()).rejects.toMatchObject({
    name: 'ProviderError',
    message: expect.stringMatching(
      /^The compute resource sent less than .* within 0.2 s: check its load, and the network\.$/,
    ),
  });
});

it('ends with the run', async () => {
  const large = new LargeResponses(1);
  const { read } = await source((_, response) => void response.write(PART), large);
  const reading = read();
  while (large.stalled === 0) await new Promise((resolve) => setTimeout(resolve, 10));

  stopping.abort(new Error('The worker is stopping'));

  await expect(reading).rejects.toThrow('The worker is stopping');
  ways.forEach((way) => way.close());
  expect(large.stalled).toBe(0);
});

it('bounds the answers of a connection that is not HTTP, and hands it on as it is', async () => {
  const large = new LargeResponses(1);
  const port = await listen(
    createServer((socket) => socket.on('data', () => socket.write(Buffer.alloc(100_000, 'b')))),
  );
  const rules = JSON.stringify({ Libvirt: [{ host: '127.0.0.1', ports: [port] }] });
  const egress = new Egress({ rules, own_servers: [] });
  const connect = async () => {
    const way = limitResponses(egress.outside('Libvirt', null, stopping.signal), large, LIMITS);
    ways.push(way);
    return way.outside.connect({ host: '127.0.0.1', port });
  };
  const sizes = [0, 0];
  const [one, other] = [await connect(), await connect()];
  [one, other].forEach((stream, index) =>
    stream.on('error', () => undefined).on('data', (chunk: Buffer) => (sizes[index]! += chunk.length)),
  );

  one.write('question');
  while (sizes[0] !== 100_000) await new Promise((resolve) => setTimeout(resolve, 5));
  other.write('question');
  // The other waits for room until the first has its next question, or stands still.
  const failed = new Promise((resolve) => one.once('close', resolve));
  while (sizes[1] !== 100_000) await new Promise((resolve) => setTimeout(resolve, 5));
  await failed;

  expect(sizes).toEqual([100_000, 100_000]);
  other.destroy();
});

it('passes on the end and the errors of a connection', async () => {
  const port = await listen(createServer((socket) => socket.on('data', () => socket.end('bye'))));
  const rules = JSON.stringify({ Libvirt: [{ host: '127.0.0.1', ports: [port] }] });
  const way = limitResponses(
    new Egress({ rules, own_servers: [] }).outside('Libvirt', null, stopping.signal),
    new LargeResponses(1),
  );
  const stream = await way.outside.connect({ host: '127.0.0.1', port });
  let text = '';
  stream.on('data', (chunk: Buffer) => (text += chunk));
  stream.write('hello');
  await once(stream, 'close');

  expect(text).toBe('bye');
});
