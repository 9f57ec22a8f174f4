import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, computeResourcePath } from './api-client.js';
import { readConnection } from './connection.js';
import type { Shell } from './shell.js';

let server: Server;
let url: string;
let asked: IncomingMessage | undefined;
let answer = { status: 200, text: '{}' };

beforeAll(async () => {
  server = createServer((request, response) => {
    asked = request;
    response.writeHead(answer.status).end(answer.text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const shell = (environment: Record<string, string>) =>
  ({ environment: { HOME: '/nowhere', ...environment } }) as unknown as Shell;

describe('readConnection', () => {
  it.each([
    [{ IMAGE_CATALOG_PASSWORD: 'p' }, {}, `Basic ${Buffer.from('admin:p').toString('base64')}`],
    [{ IMAGE_CATALOG_PASSWORD: 'p', IMAGE_CATALOG_USER: 'u' }, {}, `Basic ${Buffer.from('u:p').toString('base64')}`],
    [
      { IMAGE_CATALOG_PASSWORD: 'p', IMAGE_CATALOG_USER: 'u' },
      { user: 'v' },
      `Basic ${Buffer.from('v:p').toString('base64')}`,
    ],
    [{ IMAGE_CATALOG_PASSWORD: 'p', IMAGE_CATALOG_TOKEN: 't' }, {}, 'Bearer t'],
  ])('takes %j and %j', (environment, options, authorization) => {
    expect(readConnection(shell(environment), options)).toEqual({ url: 'http://127.0.0.1:3000', authorization });
  });

  it('says what is missing', () => {
    expect(() => readConnection(shell({}), {})).toThrow(
      /^IMAGE_CATALOG_PASSWORD is not set\. Give the password of admin/,
    );
    expect(() => readConnection(shell({ IMAGE_CATALOG_URL: 'here' }), {})).toThrow(/must be an http or https URL/);
  });
});

describe('ApiClient', () => {
  it('asks below /api with its login', async () => {
    answer = { status: 200, text: '{"a":1}' };

    const body = await new ApiClient({ url, authorization: 'Bearer t' }).get(computeResourcePath('a/b c'));

    expect(body).toEqual({ a: 1 });
    expect(asked?.url).toBe('/api/compute_resources/a%2Fb%20c');
    expect(asked?.headers.authorization).toBe('Bearer t');
  });

  it.each([
    [404, '{"error":{"message":"Resource x not found by id \'1\'"}}', "Resource x not found by id '1'"],
    [403, '{"error":{"message":"Access denied","details":"Missing a_b"}}', 'Access denied: Missing a_b'],
    [422, '{"error":{"id":1,"errors":{},"full_messages":["A b","C d"]}}', 'A b; C d'],
    [422, '{"message":"Failed to refresh the cache."}', 'Failed to refresh the cache.'],
    [400, '{"status":400,"error":"broken"}', 'broken'],
    [502, '<html>', 'The API responded with status 502'],
    [500, '{}', 'The API responded with status 500'],
  ])('tells the sentence of a %d: %s', async (status, text, message) => {
    answer = { status, text };

    await expect(new ApiClient({ url, authorization: '' }).get('x')).rejects.toThrow(message);
  });

  it('says when nothing answers', async () => {
    const client = new ApiClient({ url: 'http://127.0.0.1:1', authorization: '' });

    await expect(client.get('x')).rejects.toThrow(/^http:\/\/127\.0\.0\.1:1 does not respond/);
  });

  it('gives lines as they come, however they are cut', async () => {
    answer = { status: 200, text: 'data: 1\n\ndata: 2\nrest' };
    const lines: string[] = [];

    for await (const line of new ApiClient({ url, authorization: '' }).lines('x')) lines.push(line);

    expect(lines).toEqual(['data: 1', '', 'data: 2']);
  });
});
