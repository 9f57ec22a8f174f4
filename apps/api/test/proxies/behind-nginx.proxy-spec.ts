import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Inventory } from '../inventory.js';
import { ADMIN, basic, RunningApi } from '../running-api.js';
import { Nginx } from './nginx.js';

const AUTHORIZATION = basic(ADMIN.login, ADMIN.password);

let api: RunningApi;
let nginx: Nginx;

beforeAll(async () => {
  api = await RunningApi.start({ trusted_proxies: ['127.0.0.1'] });
});

afterAll(() => api.stop());

afterEach(() => nginx.stop());

describe('below a path, which the proxy takes off', () => {
  beforeEach(async () => {
    nginx = await Nginx.start(
      (port) => `server {
        listen 127.0.0.1:${port};
        location /catalog/ { proxy_pass http://127.0.0.1:${api.port}/; }
      }`,
    );
  });

  it.each(['/catalog/', '/catalog/docs', '/catalog/docs/', '/catalog/apidoc'])(
    '%s names nothing that is not there',
    async (path) => {
      const page = await fetch(`${nginx.url}${path}`);
      const links = [...(await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
      const found = await Promise.all(links.map(async (link) => (await fetch(new URL(link, page.url))).status));

      expect(page.status).toBe(200);
      expect(found).toEqual([200, 200, 200, 200]);
    },
  );

  it('the page finds document and API beside itself', async () => {
    const script = `${nginx.url}/catalog/docs/start.js`;
    const base = /new URL\('([^']+)', document\.currentScript\.src\)/.exec(await (await fetch(script)).text())?.[1];
    const document = await fetch(new URL('openapi.json', new URL(base ?? '', script)));
    const images = await fetch(new URL('architectures', new URL(base ?? '', script)), {
      headers: { authorization: AUTHORIZATION },
    });

    expect([document.status, images.status]).toEqual([200, 200]);
    expect(await document.json()).toHaveProperty('openapi', '3.1.0');
  });
});

describe('events of a run', () => {
  let inventory: Inventory;

  beforeAll(() => {
    inventory = new Inventory(api);
  });

  /** Reads a stream until it has a text, which must come while the stream is open. */
  async function readUntil(reader: ReadableStreamDefaultReader<string>, text: string): Promise<string> {
    let received = '';
    while (!received.includes(text)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`The stream ended before "${text}": ${received}`);
      received += value;
    }
    return received;
  }

  it.each([
    ['the defaults of nginx', ''],
    ['gzip for every type', 'gzip on; gzip_proxied any; gzip_min_length 0; gzip_types *;'],
  ])('arrive one by one behind %s', async (_what, settings) => {
    nginx = await Nginx.start(
      (port) => `${settings}
      server {
        listen 127.0.0.1:${port};
        location / { proxy_pass http://127.0.0.1:${api.port}; }
      }`,
    );
    const id = await inventory.computeResource();
    const run = await inventory.run(id, { state: 'running', ended_at: null });
    const response = await fetch(`${nginx.url}/api/compute_resources/${id}/sync_runs/${run}/events`, {
      headers: { authorization: AUTHORIZATION, 'accept-encoding': 'gzip' },
      // Events that nginx holds back never come; this ends the wait for them.
      signal: AbortSignal.timeout(20_000),
    });
    const reader = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>)
      .pipeThrough(new TextDecoderStream())
      .getReader();

    await readUntil(reader, 'event: progress');
    await api.database.query('UPDATE sync_runs SET reason = $2 WHERE id = $1', [run, 'It goes on.']);
    const second = await readUntil(reader, 'It goes on.');
    await api.database.query(`UPDATE sync_runs SET state = 'succeeded', ended_at = now() WHERE id = $1`, [run]);
    const last = await readUntil(reader, 'event: ended');

    expect(second).not.toContain('event: ended');
    expect(last).toContain('"state":"succeeded"');
  });
});
