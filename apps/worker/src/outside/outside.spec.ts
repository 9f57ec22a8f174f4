import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { buildOutside } from './outside.js';

let server: Server;
let url: string;
const asked: string[] = [];
const { fetch } = buildOutside(null, new AbortController().signal);

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/moved') response.writeHead(302, { location: '/target' });
    response.end('fine');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('fetches', async () => {
  const answer = await fetch(new URL('/plain', url), { method: 'POST', body: 'x', headers: { 'x-a': 'b' } });

  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('fine');
});

it('follows no redirect, whatever it is asked to', async () => {
  await expect(fetch(`${url}/moved`, { redirect: 'follow' })).rejects.toThrow('fetch failed');
  const seen = await fetch(`${url}/moved`, { redirect: 'manual' });

  expect(seen.status).toBe(302);
  expect(asked).not.toContain('/target');
});

it.each([
  'http://169.254.169.254/latest/meta-data',
  'http://[fd00:ec2::254]/',
  'http://0xa9fea9fe/',
  'http://[::ffff:169.254.169.254]/',
])('does not connect to %s', async (address) => {
  await expect(fetch(address)).rejects.toMatchObject({ name: 'ProviderError', kind: 'configuration' });
});

it('ends a call with the signal of the run', async () => {
  const controller = new AbortController();
  controller.abort(new Error('stop'));

  await expect(fetch(url, { signal: controller.signal })).rejects.toThrow('stop');
});
