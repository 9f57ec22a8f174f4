import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { withDataSource } from '@image-catalog/database';
import { RunningProxy } from '../production/running-proxy.ts';
import { RunningPrograms } from './running-programs.ts';

const CERTIFICATES = fileURLToPath(new URL('../../packages/providers/test/certificates/', import.meta.url));
const pem = (name: string) => readFileSync(join(CERTIFICATES, `${name}.pem`), 'utf8');
const RIGHT = 'correct horse battery staple';
/** What Foreman allows from one address. */
const LIMIT = 30;

interface Asked {
  port: number;
  path?: string;
  password?: string;
  /** The client's own address. All of 127.0.0.0/8 is this machine. */
  from?: string;
  headers?: Record<string, string>;
  /** The authority to trust; with it, TLS is spoken. */
  ca?: string;
  host?: string;
}

let folder: string;
let programs: RunningPrograms;
let plain: RunningProxy;
const ending: (() => Promise<void>)[] = [];
const open: ClientRequest[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proxy-spec-'));
  programs = await RunningPrograms.start({ TRUSTED_PROXIES: '127.0.0.1, 127.0.0.9' });
  ending.push(() => programs.stop());
  plain = await RunningProxy.start('plain', { apiUrl: programs.url, folder });
  ending.push(() => plain.stop());
});

afterEach(() => {
  for (const request of open.splice(0)) request.destroy();
});

afterAll(async () => {
  for (const end of ending.reverse()) await end();
  rmSync(folder, { recursive: true, force: true });
});

async function ask({ port, path = '/api/compute_resources', password = RIGHT, from, headers, ca, host }: Asked) {
  const options = {
    host: '127.0.0.1',
    port,
    path,
    localAddress: from,
    headers: { authorization: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`, ...headers },
    agent: false,
  };
  const request = ca ? httpsRequest({ ...options, ca, servername: host }) : httpRequest(options);
  open.push(request);
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

async function statusOf(asked: Asked): Promise<number> {
  const response = await ask(asked);
  response.resume();
  await once(response, 'end');
  return response.statusCode ?? 0;
}

async function guess(asked: Asked): Promise<void> {
  for (let guesses = 0; guesses < LIMIT; guesses++) expect(await statusOf({ ...asked, password: 'a guess' })).toBe(401);
}

describe('failed logins through the proxy', () => {
  it('count for the client alone', async () => {
    await guess({ port: plain.httpPort, from: '127.0.0.2' });

    expect(await statusOf({ port: plain.httpPort, from: '127.0.0.2' })).toBe(401);
    expect(await statusOf({ port: plain.httpPort, from: '127.0.0.3' })).toBe(200);
  });

  it('count for whoever says to be somebody else, as only proxies are believed', async () => {
    for (let guesses = 0; guesses < LIMIT; guesses++) {
      const headers = { 'x-forwarded-for': `198.51.100.${guesses}` };
      await statusOf({ port: plain.httpPort, from: '127.0.0.4', password: 'a guess', headers });
    }

    expect(await statusOf({ port: plain.httpPort, from: '127.0.0.4' })).toBe(401);
    expect(await statusOf({ port: plain.httpPort, from: '127.0.0.5' })).toBe(200);
  });

  it('count for the client that a proxy of TRUSTED_PROXIES names', async () => {
    const through = (client: string) => ({
      port: plain.httpPort,
      from: '127.0.0.9',
      headers: { 'x-forwarded-for': client },
    });
    await guess(through('203.0.113.1'));

    expect(await statusOf(through('203.0.113.1'))).toBe(401);
    expect(await statusOf(through('203.0.113.2'))).toBe(200);
  });
});

describe('with TLS', () => {
  let tls: RunningProxy;

  it('is spoken with a certificate of our own, and http leads there', async () => {
    // As people have them: two files.
    const [key = ''] = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(pem('signed')) ?? [];
    writeFileSync(join(folder, 'key.pem'), key);
    writeFileSync(join(folder, 'certificate.pem'), pem('signed').replace(key, ''));
    const settings = {
      TLS_NAME: '127.0.0.1',
      TLS_CERTIFICATE: `${join(folder, 'certificate.pem')} ${join(folder, 'key.pem')}`,
    };
    tls = await RunningProxy.start('tls', { apiUrl: programs.url, folder, settings });
    try {
      const ca = pem('authority');
      await guess({ port: tls.httpsPort, from: '127.0.0.6', ca });
      const blocked = await statusOf({ port: tls.httpsPort, from: '127.0.0.6', ca });
      const others = await statusOf({ port: tls.httpsPort, from: '127.0.0.7', ca });
      const plainly = await ask({ port: tls.httpPort, path: '/api/status', headers: { host: '127.0.0.1' } });
      plainly.resume();

      expect([blocked, others]).toEqual([401, 200]);
      await expect(ask({ port: tls.httpsPort, ca: pem('self-signed') })).rejects.toThrow(/certificate/);
      expect([plainly.statusCode, plainly.headers.location]).toEqual([308, 'https://127.0.0.1/api/status']);
    } finally {
      await tls.stop();
    }
  });

  it('is spoken with an authority that Caddy makes, and the API knows that it was', async () => {
    tls = await RunningProxy.start('tls', { apiUrl: programs.url, folder, settings: { TLS_NAME: 'catalog.test' } });
    try {
      const ca = readFileSync(join(folder, 'caddy/pki/authorities/local/root.crt'), 'utf8');

      const response = await ask({
        port: tls.httpsPort,
        path: '/api/status',
        ca,
        host: 'catalog.test',
        headers: { host: 'catalog.test' },
      });

      expect(response.statusCode).toBe(200);
      expect(JSON.parse(await text(response))).toMatchObject({ result: 'ok' });
      // The cookie of a session is for https alone when the request came so.
      expect(String(response.headers['set-cookie'])).toMatch(/; Secure/i);
    } finally {
      await tls.stop();
    }
  });
});

it('passes the events of a run on at once, while it lasts', async () => {
  await withDataSource(programs.databaseUrl, 'spec', async (database) => {
    await database.query(
      `INSERT INTO compute_resources (name, type, sync_due_at) VALUES ('cr', 'Foreman::Model::EC2', NULL)`,
    );
    await database.query(
      `INSERT INTO sync_runs (compute_resource_id, generation, state, fencing_token, ended_at) VALUES (1, 1, 'running', 1, NULL)`,
    );
  });

  const response = await ask({ port: plain.httpPort, path: '/api/compute_resources/1/sync_runs/1/events' });
  const [first] = (await once(response, 'data')) as [Buffer];

  expect(response.headers['content-type']).toContain('text/event-stream');
  expect(String(first)).toContain('event: progress');
  expect(response.complete).toBe(false);
});
