import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { RawClient } from './raw-client.js';
import { ADMIN, basic, RunningApi } from './running-api.js';

/** A client of these tests has so long for a request; others have more. */
const TIMEOUT_SECONDS = 2;

/** Long enough for a busy machine, and far from the time that a test may take. */
const PATIENCE_MS = 30_000;

const LOGIN = `Authorization: ${basic(ADMIN.login, ADMIN.password)}\r\n`;
const POST = 'POST /api/architectures HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

let api: RunningApi;
let clients: RawClient[] = [];

beforeAll(async () => {
  api = await RunningApi.start({ client_timeout_seconds: TIMEOUT_SECONDS });
});

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

afterAll(() => api.stop());

async function connected(): Promise<RawClient> {
  const client = await RawClient.open(api.port);
  clients.push(client);
  return client;
}

it.each([
  ['nothing at all', ''],
  ['half a request line', 'GET /api/pi'],
  ['half of the headers', 'GET /api/ping HTTP/1.1\r\nHost: x\r\nX-Half:'],
  ['half a body without a login', `${POST}Content-Length: 100\r\n\r\n{"architecture":`],
  ['half a body', `${POST}${LOGIN}Content-Length: 100\r\n\r\n{"architecture":`],
  ['half of a chunked body', `${POST}${LOGIN}Transfer-Encoding: chunked\r\n\r\n10\r\n{"architecture":`],
  [
    'the headers of a body that it waits to be asked for',
    `${POST}${LOGIN}Content-Length: 9\r\nExpect: 100-continue\r\n\r\n`,
  ],
  ['half a body with a GET', `GET /api/architectures HTTP/1.1\r\nHost: x\r\n${LOGIN}Content-Length: 50\r\n\r\n{`],
])('is told 408 and cut off when it sends %s', async (_what, text) => {
  const client = await connected();
  client.send(text);

  expect(await client.closed(PATIENCE_MS)).toBe(true);
  const received = client.received.replace('HTTP/1.1 100 Continue\r\n\r\n', '');
  expect(received).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  expect(received).toMatch(/\r\nConnection: close\r\n/i);
  expect(received).toMatch(/\r\nContent-Type: application\/json; charset=utf-8\r\n/i);
  expect(JSON.parse(received.split('\r\n\r\n')[1] ?? '')).toEqual({
    error: { message: `The request took longer than ${TIMEOUT_SECONDS} seconds to arrive: send it again, faster` },
  });
});

it.each([
  ['its headers', 'GET /api/ping HTTP/1.1\r\nX-Slow: ', 'x'],
  ['its body', `${POST}Content-Length: 100000\r\n\r\n`, ' '],
  ['its chunks', `${POST}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'],
])('counts the time for all of a request whose client sends %s byte by byte', async (_what, text, drops) => {
  const client = await connected();
  client.send(text).drip(drops, 100);

  expect(await client.closed(PATIENCE_MS)).toBe(true);
  expect(client.status).toBe(408);
});

it('counts anew for each request of a connection', async () => {
  const client = await connected();
  for (let round = 0; round < 3; round += 1) {
    client.received = '';
    client.send('GET /api/ping HTTP/1.1\r\nHost: x\r\n\r\n');
    await client.until(/"duration_ms"[^]*\}\}/);
    await client.closed(1_000);
  }
  expect(client.isClosed).toBe(false);
});

it.each([
  ['a request that is none', 'HELO example\r\n\r\n', 400, 'The request is not valid HTTP'],
  [
    'headers without end',
    `GET /api/ping HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(70_000)}`,
    431,
    'The headers of the request are longer than 16 kB',
  ],
])('is told what is wrong in the form of other errors when it sends %s', async (_what, text, status, message) => {
  const client = await connected();
  client.send(text);

  expect(await client.closed(PATIENCE_MS)).toBe(true);
  expect(client.status).toBe(status);
  expect(client.body).toEqual({ error: { message } });
  expect(client.received).toMatch(/\r\nX-Content-Type-Options: nosniff\r\n/i);
});

it('is told 413 when its chunks never end, and cut off when it goes on', async () => {
  const client = await connected();
  client.send(`${POST}${LOGIN}Transfer-Encoding: chunked\r\n\r\n`);
  const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
  for (let sent = 0; sent < 40; sent += 1) client.send(chunk);

  await client.until(/\r\n\r\n/);
  expect(client.status).toBe(413);
  client.drip('1\r\n \r\n', 100);
  expect(await client.closed(PATIENCE_MS)).toBe(true);
});

it('is answered when it asks for another protocol, and cut off when it asks for a tunnel', async () => {
  const upgrading = await connected();
  upgrading.send('GET /api/ping HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n');
  const tunnelling = await connected();
  tunnelling.send('CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n');

  await upgrading.until(/"duration_ms"/);
  expect(upgrading.status).toBe(200);
  expect(await tunnelling.closed(PATIENCE_MS)).toBe(true);
});

it('is cut off when it does not take an answer that is ready', async () => {
  await api.database.query(
    `INSERT INTO architectures (name) SELECT repeat('x', 200) || n FROM generate_series(1, 1000) n`,
  );
  const slow = await connected();
  slow.socket.pause();
  // More answers than the system takes for the client: the rest waits in the API.
  const requests = 200;
  slow.send(`GET /api/architectures?per_page=1000 HTTP/1.1\r\nHost: x\r\n${LOGIN}\r\n`.repeat(requests));

  // A socket that is read finds out; one that is not read is watched from the other side.
  expect(await connectionsFall(api, 1)).toBe(true);
  const answer = await api.get('/api/architectures?per_page=1000');
  expect(answer.body.results.length).toBeGreaterThanOrEqual(1000);
});

/** Waits until the API holds no more than so many connections. */
async function connectionsFall({ app }: RunningApi, count: number): Promise<boolean> {
  const held = () =>
    new Promise<number>((resolve, reject) =>
      app
        .getHttpServer()
        .getConnections((error: Error | null, open: number) => (error ? reject(error) : resolve(open))),
    );
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    if ((await held()) < count) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
