import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ForemanApi, foremanAddress } from './foreman-api.js';

let server: Server;
let api: ForemanApi;
let requests: string[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const login = { address: foremanAddress(`http://127.0.0.1:${port}`), user: 'Jürgen', password: 'x' };
  api = new ForemanApi(login, { waits: [1, 1], page: 100 });
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** Answers with pages of at most so many rows, of a list of so many. */
function pages(most: number, rows: number, subtotal: (page: number) => number | null = () => rows) {
  answer = (request, response) => {
    const query = new URL(request.url ?? '/', 'http://x').searchParams;
    const [page, size] = [Number(query.get('page')), Math.min(Number(query.get('per_page')), most)];
    const all = Array.from({ length: rows }, (_, index) => ({ id: index + 1, from_a_plugin: true }));
    const results = all.slice((page - 1) * size, page * size);
    response.end(JSON.stringify({ subtotal: subtotal(page), per_page: size, results }));
  };
}

describe('a list of a Foreman', () => {
  it.each([
    [1000, 250, 3],
    [40, 250, 7],
    [1000, 300, 3],
    [1000, 0, 1],
  ])('with pages of at most %i rows is read to its end', async (most, rows, pagesRead) => {
    pages(most, rows);

    const { rows: read, isComplete } = await api.list('/images');

    expect([read.length, isComplete, requests.length]).toEqual([rows, true, pagesRead]);
  });

  it.each([
    ['that grows while it is read', (page: number) => 250 + page],
    ['that is shorter than it says', () => 260],
    ['that does not say how long it is', () => null],
  ])('%s is not complete', async (_what, subtotal) => {
    pages(1000, 250, subtotal);

    expect((await api.list('/images')).isComplete).toBe(false);
  });

  it('that is none is refused', async () => {
    answer = (_request, response) => response.end('{"results": null}');

    await expect(api.list('/images')).rejects.toThrow('There is no list at /images.');
  });
});

describe('a Foreman that is busy', () => {
  beforeEach(() => {
    answer = (_request, response) => response.writeHead(503).end('{}');
  });

  it('is asked again for what may be asked twice', async () => {
    await expect(api.get('/images')).rejects.toThrow('Foreman answered 503');
    expect(requests).toHaveLength(3);
  });

  it('is sent a new row once only', async () => {
    await expect(api.post('/images', {}, {})).rejects.toThrow('Foreman answered 503');
    expect(requests).toHaveLength(1);
  });
});

describe('an answer of a Foreman', () => {
  it.each([
    [302, '', 'Foreman answered with a redirect to https://elsewhere'],
    [401, '{}', 'Foreman refused the login'],
    [403, '{"error":{"missing_permissions":["view_hosts"]}}', 'The user lacks a permission: view_hosts'],
    [422, '{"error":{"full_messages":["Name has already been taken"]}}', 'Foreman answered 422: Name has already'],
    [200, '<html>', 'The answer is no JSON'],
    [200, `"${'x'.repeat(33 * 1024 * 1024)}"`, 'An answer is longer than'],
  ])('of status %i is told as what it means', async (status, body, message) => {
    answer = (_request, response) => response.writeHead(status, { location: 'https://elsewhere' }).end(body);

    await expect(api.get('/images')).rejects.toThrow(message);
  });

  it('that a row is gone is what a deletion wants', async () => {
    answer = (_request, response) => response.writeHead(404).end('{}');

    await expect(api.delete('/images/1')).resolves.toBeUndefined();
  });

  it('never tells the password or the query', async () => {
    answer = (_request, response) => response.writeHead(500).end('{}');

    await expect(api.get('/images', { search: 'secret' })).rejects.toThrow(/^(?!.*(?:secret|SsO8)).*$/s);
  });
});
