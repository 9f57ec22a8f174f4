import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type Loopback, startServer } from '../test/loopback.js';
import { buildOutside, failureOf } from '../test/outside.js';
import { type HttpLimits, HttpService, readRetryAfter } from './http.js';
import { ProviderError } from './provider-error.js';
import type { Outside } from './provider.js';

const LIMITS: HttpLimits = { attempts: 3, backoffMs: 1, timeoutMs: 5_000, maxBytes: 1_000 };

let server: Loopback | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

function call(limits: Partial<HttpLimits> = {}, outside: Partial<Outside> = {}) {
  const service = new HttpService('The test', buildOutside(outside), { ...LIMITS, ...limits });
  return service.call({ method: 'GET', url: new URL(`${server?.url ?? 'http://nowhere.example'}/a`), headers: {} });
}

describe('a call', () => {
  it('hands over status, headers and body', async () => {
    server = await startServer((_request, response) => response.setHeader('x-a', 'b').end('body'));

    const answer = await call();

    expect([answer.status, answer.headers.get('x-a'), answer.body.toString()]).toEqual([200, 'b', 'body']);
  });

  it('hands over a refusal without its body', async () => {
    server = await startServer((_request, response) => response.writeHead(404).end('words'));

    const answer = await call();

    expect([answer.status, answer.body.toString()]).toEqual([404, '']);
  });

  it('is made again after a failure that may pass', async () => {
    server = await startServer((_request, response) => {
      if (server!.calls.length === 1) response.writeHead(500).end();
      else if (server!.calls.length === 2) response.destroy();
      else response.end('third');
    });

    const answer = await call();

    expect(answer.body.toString()).toBe('third');
  });

  it.each([
    ['500', 500],
    ['502', 502],
    ['503 without a time', 503],
  ])('is given up after three answers with status %s', async (_what, status) => {
    server = await startServer((_request, response) => response.writeHead(status).end());

    const error = await failureOf(call());

    expect([error.kind, server.calls.length]).toEqual(['network', 3]);
  });

  it.each([
    [429, { 'retry-after': '30' }, 30],
    [429, {}, null],
    [503, { 'retry-after': '5' }, 5],
  ])('is not made again when the answer is %d with %j', async (status, headers, seconds) => {
    server = await startServer((_request, response) => response.writeHead(status, headers).end());

    const error = await failureOf(call());

    expect([error.kind, error.retryAfterSeconds, server.calls.length]).toEqual(['throttled', seconds, 1]);
  });

  it.each([301, 302, 303, 307, 308])('does not follow a redirect with status %d', async (status) => {
    server = await startServer((_request, response) => response.writeHead(status, { location: '/b' }).end());

    const error = await failureOf(call());

    expect([error.kind, server.calls]).toEqual(['protocol', ['GET /a']]);
  });

  it('is given up when the body breaks off each time', async () => {
    server = await startServer((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });

    const error = await failureOf(call());

    expect([error.kind, server.calls.length]).toEqual(['network', 3]);
  });

  it('is given up when no answer comes in time', async () => {
    server = await startServer(() => undefined);

    const error = await failureOf(call({ attempts: 1, timeoutMs: 30 }));

    expect([error.kind, error.message]).toEqual([
      'network',
      `The test at ${server.url.slice(7)} does not come to the end of an answer within 0.03 s: check its load, and the network between.`,
    ]);
  });

  it('is given up when nothing comes for too long', async () => {
    server = await startServer(() => undefined);

    const error = await failureOf(call({ attempts: 1, idleMs: 30 }));

    expect(error.message).toBe(
      `The test at ${server.url.slice(7)} does not answer within 0.03 s: check its load, and the network between.`,
    );
  });

  it('is not given up while bytes come, until the whole takes too long', async () => {
    let bytes = 0;
    server = await startServer((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(String(bytes++ % 10)), 20);
      response.on('close', () => clearInterval(timer));
    });

    const error = await failureOf(call({ attempts: 1, idleMs: 1_000, timeoutMs: 2_000 }));

    expect(error.message).toContain('does not come to the end of an answer within 2 s');
    expect(bytes).toBeGreaterThan(10);
  });

  it('is given up when the body stops coming', async () => {
    server = await startServer((_request, response) => void response.writeHead(200).write('half'));

    // Long enough for the first bytes to come on a busy machine; else this is a server that does not answer.
    const error = await failureOf(call({ attempts: 1, idleMs: 1_000 }));

    expect([error.kind, error.message]).toEqual([
      'network',
      `The test at ${server.url.slice(7)} stops in the middle of its answer for 1 s: check its load, and the network between.`,
    ]);
  });

  it('is not given up while it is us who hold it back', async () => {
    server = await startServer((_request, response) => {
      response.writeHead(200).write('be');
      setTimeout(() => response.end('gun'), 300);
    });

    const answer = await call({ attempts: 1, idleMs: 50, timeoutMs: 100 }, { isHeld: () => true });

    expect(answer.body.toString()).toBe('begun');
  });

  it('takes no body that is compressed more than once', async () => {
    const body = gzipSync(gzipSync('body'));
    server = await startServer((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(body),
    );

    const error = await failureOf(call());

    expect([error.kind, error.message, server.calls.length]).toEqual([
      'limit',
      `The test at ${server.url.slice(7)} answers with a body that is compressed more than once.`,
      1,
    ]);
  });

  it.each([
    ['says so before', { 'content-length': '1001' }, Buffer.alloc(1_001)],
    ['turns out so', { 'transfer-encoding': 'chunked' }, Buffer.alloc(1_001)],
    ['unpacks to that', { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(1_000_000))],
  ])('takes no body that is too large and %s', async (_what, headers, body) => {
    server = await startServer((_request, response) => response.writeHead(200, headers).end(body));

    const error = await failureOf(call());

    expect([error.kind, server.calls.length]).toEqual(['limit', 1]);
  });

  it('ends with the reason of the signal while it waits for an answer', async () => {
    const abort = new AbortController();
    server = await startServer(() => abort.abort('enough'));

    await expect(call({}, { signal: abort.signal })).rejects.toBe('enough');
  });

  it('ends with the reason of the signal while it waits to try again', async () => {
    const abort = new AbortController();
    server = await startServer((_request, response) => response.writeHead(500).end(() => abort.abort('enough')));

    await expect(call({ backoffMs: 60_000 }, { signal: abort.signal })).rejects.toBe('enough');
  });
});

describe('what fetch throws', () => {
  const throwing = (error: unknown, calls: string[] = []) => ({
    fetch: async () => {
      calls.push('call');
      throw error;
    },
  });

  it.each([
    ['itself', (refusal: Error) => refusal],
    ['as the cause', (refusal: Error) => new TypeError('fetch failed', { cause: refusal })],
    ['deep down', (refusal: Error) => new TypeError('x', { cause: new Error('y', { cause: refusal }) })],
  ])("leaves a guard's refusal as it is, thrown %s, and does not try again", async (_how, wrap) => {
    const refusal = new ProviderError('forbidden', 'The address is not allowed.');
    const calls: string[] = [];

    const error = await failureOf(call({}, throwing(wrap(refusal), calls)));

    expect(error).toBe(refusal);
    expect(calls).toHaveLength(1);
  });

  it('is hidden when it has no code', async () => {
    const error = await failureOf(call({ attempts: 1 }, throwing(new TypeError('secret words'))));

    expect([error.kind, error.message]).toEqual([
      'network',
      'The test at nowhere.example:80 cannot be reached, or breaks off: check the address.',
    ]);
  });
});

describe('readRetryAfter', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');

  it.each([
    ['120', 120],
    [' 7 ', 7],
    ['0', 0],
    ['Thu, 01 Jan 2026 00:01:30 GMT', 90],
    ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
    ['soon', null],
    ['', null],
    ['-5', null],
    [null, null],
  ])('reads %j as %j seconds', (header, seconds) => {
    expect(readRetryAfter(header, now)).toBe(seconds);
  });
});
