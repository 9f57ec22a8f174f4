import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { buildOutside, failureOf } from '../test/outside.js';
import { HttpService } from './http.js';
import { explainFailure, nameUrl } from './network-failure.js';
import { ProviderError } from './provider-error.js';

const certificate = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../test/certificates/${name}.pem`, import.meta.url)));

const open: Server[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of open.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** Gives the port of a server. */
async function listen(server: Server): Promise<number> {
  open.push(server);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function call(url: string, idleMs = 5_000) {
  const limits = { attempts: 1, backoffMs: 1, timeoutMs: 10_000, idleMs, maxBytes: 1_000 };
  const service = new HttpService('The test', buildOutside(), limits);
  return failureOf(service.call({ method: 'GET', url: new URL(`${url}/secret-path?secret=query`), headers: {} }));
}

const answering = (answer: string | Buffer) =>
  createTcpServer((socket) => void socket.on('error', () => undefined).end(answer));
const https = (name: string) => {
  const pem = certificate(name);
  return createHttpsServer({ key: pem, cert: pem }, (_request, response) => response.end('fine'));
};

describe('a call that fails on the way', () => {
  beforeAll(() => setDefaultCACertificates([...getCACertificates(), certificate('authority').toString()]));

  it.each<[string, Server, 'http' | 'https', string]>([
    [
      'is reset',
      createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy())),
      'http',
      'resets the connection before its answer: check the port, its log, and the network between.',
    ],
    [
      'is closed',
      createTcpServer((socket) => socket.once('data', () => socket.end())),
      'http',
      'closes the connection before its answer: check the port, http or https, and its log.',
    ],
    [
      'is cut in the middle',
      answering('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'),
      'http',
      'breaks off in the middle of its answer: try again, and check the network between.',
    ],
    [
      'is cut between two chunks',
      answering('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n'),
      'http',
      'breaks off in the middle of its answer: try again, and check the network between.',
    ],
    [
      'is no HTTP',
      answering('SSH-2.0-OpenSSH_9.2\r\n'),
      'http',
      'does not speak HTTP: check the port, and whether it wants https.',
    ],
    [
      'is https on the port of http',
      createHttpServer((_request, response) => response.end()),
      'https',
      'does not speak TLS: use http, or the port of https.',
    ],
    ['has expired', https('expired'), 'https', 'has a certificate that has expired: renew it.'],
    [
      'has signed itself',
      https('self-signed'),
      'https',
      'has a self-signed certificate: add it to CA_FILE of the worker.',
    ],
    [
      'has another name',
      https('another-name'),
      'https',
      'has a certificate for another name: use the name of the certificate in the address, or renew it.',
    ],
  ])('tells of one that %s', async (_what, server, scheme, message) => {
    const port = await listen(server);

    const error = await call(`${scheme}://127.0.0.1:${port}`);

    expect([error.kind, error.message]).toEqual(['network', `The test at 127.0.0.1:${port} ${message}`]);
  });

  it('tells of a port where nobody is', async () => {
    const port = await listen(createTcpServer());
    await new Promise((resolve) => open.pop()!.close(resolve));

    expect((await call(`http://127.0.0.1:${port}`)).message).toBe(
      `The test at 127.0.0.1:${port} refuses the connection: check the port, and that the service runs.`,
    );
  });

  it('tells of http on the port of https', async () => {
    const port = await listen(https('signed'));

    const error = await call(`http://127.0.0.1:${port}`);

    expect(error.message).toMatch(/^The test at 127\.0\.0\.1:\d+ (closes|resets) the connection before its answer: /);
  });

  it('tells of a body that cannot be unpacked', async () => {
    const port = await listen(answering('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 5\r\n\r\nwords'));

    const error = await call(`http://127.0.0.1:${port}`);

    expect([error.kind, error.message]).toEqual([
      'protocol',
      `The test at 127.0.0.1:${port} answers with a compressed body that cannot be unpacked.`,
    ]);
  });
});

describe('explainFailure', () => {
  const withCode = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('secret words'), { code }) });

  it.each([
    ['ENOTFOUND', 'Peer has a host name that does not exist: check the name, and the DNS of the worker.'],
    ['EAI_AGAIN', 'The DNS does not answer for Peer: check the DNS of the worker, or try again later.'],
    ['ETIMEDOUT', 'Peer does not accept a connection in time: check the address, its firewall and the route to it.'],
    [
      'UND_ERR_CONNECT_TIMEOUT',
      'Peer does not accept a connection in time: check the address, its firewall and the route to it.',
    ],
    ['EHOSTUNREACH', 'Peer has no route to it: check the address, and the network of the worker.'],
    ['CERT_NOT_YET_VALID', 'Peer has a certificate that is not valid yet: check the clocks.'],
    [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'Peer has a certificate of an unknown authority: add the certificate of its authority to CA_FILE of the worker.',
    ],
    [
      'SELF_SIGNED_CERT_IN_CHAIN',
      'Peer has a certificate of an unknown authority: add the certificate of its authority to CA_FILE of the worker.',
    ],
    ['CERT_REVOKED', 'Peer has a certificate that was revoked: renew it.'],
    [
      'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
      'Peer agrees with the worker on no version or cipher of TLS: update its TLS settings.',
    ],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'Peer wants a certificate of the client, which is not supported.'],
    ['ENOENT', 'Peer does not exist: check the path, and that the service runs.'],
    ['EOTHER', 'Peer cannot be reached, or breaks off (EOTHER): check the address.'],
    ['odd words', 'Peer cannot be reached, or breaks off: check the address.'],
  ])('knows %s', (code, message) => {
    expect(explainFailure('Peer', withCode(code))).toEqual(new ProviderError('network', message));
  });

  it('looks at the first of several addresses that were tried', () => {
    const error = new TypeError('fetch failed', {
      cause: { errors: [{ code: 'ECONNREFUSED' }, { code: 'ENETUNREACH' }] },
    });

    expect(explainFailure('Peer', error).message).toContain('refuses the connection');
  });

  it('comes to an end with causes in a circle', () => {
    const error = new Error('x');
    error.cause = error;

    expect(explainFailure('Peer', error).kind).toBe('network');
  });
});

describe('nameUrl', () => {
  it.each([
    ['https://reader:secret@cloud.example/path?query#hash', 'cloud.example:443'],
    ['http://cloud.example', 'cloud.example:80'],
    ['http://[::1]:5000', '[::1]:5000'],
    [`http://${'x'.repeat(60)}.${'y'.repeat(60)}:1`, `${'x'.repeat(60)}.${'y'.repeat(39)}…:1`],
  ])('names of %s only host and port', (url, expected) => {
    expect(nameUrl(new URL(url))).toBe(expected);
  });
});
