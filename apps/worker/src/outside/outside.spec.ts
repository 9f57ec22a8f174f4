import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { IpAddress } from './ip-address.js';
import { openTcp } from './open-connection.js';
import { Egress, type EgressSettings } from './outside.js';

const REFUSED = {
  name: 'ProviderError',
  kind: 'configuration',
  message: expect.stringMatching(/^The address .+ is one that this server does not connect to: .+EGRESS/),
};
const UPSTREAM = 'words of the other side';

/** Where the list allows to go, and next door on the same port. */
let allowed: Server;
let forbidden: Server;
let port: number;
const asked: string[] = [];
const trespasses: string[] = [];

beforeAll(async () => {
  Logger.overrideLogger(false);
  allowed = createServer(answer);
  forbidden = createServer((request, response) => {
    trespasses.push(request.url ?? '');
    response.end(UPSTREAM);
  });
  forbidden.on('connection', () => trespasses.push('connection'));
  await new Promise<void>((resolve) => allowed.listen(0, '127.0.0.1', resolve));
  port = (allowed.address() as AddressInfo).port;
  await new Promise<void>((resolve) => forbidden.listen(port, '127.0.0.2', resolve));
});

beforeEach(() => {
  asked.length = 0;
  trespasses.length = 0;
});

afterAll(async () => {
  for (const server of [allowed, forbidden]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

function answer(request: IncomingMessage, response: ServerResponse): void {
  asked.push(request.url ?? '');
  const [, status, target] = /^\/(30\d)\/(.*)$/.exec(request.url ?? '') ?? [];
  if (status) response.writeHead(Number(status), { location: decodeURIComponent(target ?? '') });
  if (request.url === '/close') response.setHeader('connection', 'close');
  response.end('fine');
}

function outside(settings: Partial<EgressSettings> = {}) {
  const rules = JSON.stringify({ '*': [{ host: '127.0.0.1', ports: [port] }] });
  const egress = new Egress({ rules, own_servers: [], ...settings });
  return egress.outside('EC2', null, new AbortController().signal);
}

/** A DNS that answers each question with the next of some addresses. */
function dns(...answers: IpAddress[][]) {
  const questions: string[] = [];
  const resolve = async (host: string) => {
    questions.push(host);
    return answers[Math.min(questions.length, answers.length) - 1]!;
  };
  return { questions, resolve };
}

it('fetches what the list names', async () => {
  const sent = await outside().fetch(new URL(`http://127.0.0.1:${port}/plain`), { method: 'POST', body: 'x' });

  expect(sent.status).toBe(200);
  expect(await sent.text()).toBe('fine');
});

describe('this machine, in every spelling that a url has for it', () => {
  const hosts = [
    '127.0.0.1',
    '127.0.0.1.',
    '127.1',
    '127.0.1',
    '127.0.0.2',
    '127.255.255.254',
    '2130706433',
    '0x7f000001',
    '0x7F.0.0.1',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
    '0177.1',
    '127.000.000.001',
    '%31%32%37.0.0.1',
    '127%2e0%2e0%2e1',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    'localhost',
    'LOCALHOST.',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    '[::0001]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[::ffff:0:127.0.0.1]',
    '[64:ff9b::127.0.0.1]',
    '[64:ff9b:1::127.0.0.1]',
    '[2002:7f00:1::]',
    '[2001:0:7f00:1::]',
    '[2001:0:c000:202:0:0:80ff:fffe]',
    '[2001:db8::5efe:127.0.0.1]',
    '0.0.0.0',
    '0',
    '[::]',
  ];

  it.each(hosts)('is not reached at %s without a list', async (host) => {
    const error = await outside({ rules: null })
      .fetch(`http://${host}:${port}/`)
      .then(String, (failure: unknown) => failure);

    expect(error).toMatchObject(REFUSED);
    expect(asked).toEqual([]);
    expect(trespasses).toEqual([]);
  });

  it.each([
    '127.1',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    '017700000001',
    'localhost',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '[::1]',
    '::1%lo',
    'fe80::1%eth0',
    'fe80::1%25eth0',
    '',
    ' 127.0.0.1',
    '127.0.0.1\0.example',
  ])('is not reached at %j by a connection of another protocol', async (host) => {
    const error = await outside({ rules: null })
      .connect({ host, port })
      .then(String, (failure: unknown) => failure);

    expect(error).toMatchObject({ name: 'ProviderError' });
    expect(asked).toEqual([]);
    expect(trespasses).toEqual([]);
  });
});

it.each([
  'http://169.254.169.254/latest/meta-data',
  'http://[fd00:ec2::254]/',
  'http://0xa9fea9fe/',
  'http://[::ffff:169.254.169.254]/',
  'http://user:secret@127.0.0.2/',
  'http://user@127.0.0.2/',
  'http://127.0.0.1@127.0.0.2/',
  'file:///etc/passwd',
  'data:text/plain,hello',
  'blob:nodedata:1',
  'ftp://192.0.2.1/',
])('does not connect to %s', async (address) => {
  await expect(outside().fetch(address)).rejects.toMatchObject(REFUSED);
});

it.each(['http://[fe80::1%25eth0]/', 'http://[::1%lo]/', 'http://256.256.256.256/'])(
  'takes %s for no address at all',
  async (address) => {
    await expect(outside().fetch(address)).rejects.toThrow('Invalid URL');
  },
);

it('lets a redirect lead only to servers that the list names', () => {
  const rules = JSON.stringify({
    EC2: [
      { host: 'near.example', ports: [443] },
      { range: '192.0.2.0/24', ports: ['8000-9000'] },
    ],
  });
  const allows = (address: string, given: string | null = rules) =>
    outside({ rules: given }).allowsRedirect?.(new URL(address));

  expect(
    ['https://near.example/a', 'https://NEAR.example./a', 'http://192.0.2.7:8443/'].map((at) => allows(at)),
  ).toEqual([true, true, true]);
  expect(
    ['https://near.example:8443/', 'https://far.example/', 'http://192.0.2.7/', 'https://[::1]/'].map((at) =>
      allows(at),
    ),
  ).toEqual([false, false, false, false]);
  expect(allows('https://near.example/a', null)).toBe(false);
});

describe('a name', () => {
  it('is resolved once a connection, and nothing but what was checked is connected to', async () => {
    const flipping = dns(['127.0.0.1'], ['127.0.0.2'], ['169.254.169.254'], ['127.0.0.1']);
    const world = outside({ resolve: flipping.resolve });

    const first = await world.fetch(`http://flip.test:${port}/close`);
    await first.text();
    const later = [
      await world.fetch(`http://flip.test:${port}/`).catch((failure: unknown) => failure),
      await world.connect({ host: 'flip.test', port }).catch((failure: unknown) => failure),
    ];
    const last = await world.connect({ host: 'flip.test', port });
    last.destroy();

    expect(first.status).toBe(200);
    expect(later).toMatchObject([REFUSED, REFUSED]);
    expect(flipping.questions).toEqual(['flip.test', 'flip.test', 'flip.test', 'flip.test']);
    expect(trespasses).toEqual([]);
  });

  it('is connected to at those of its addresses that may be', async () => {
    const { resolve } = dns(['127.0.0.2', '127.0.0.1', '169.254.169.254']);

    const reached = await outside({ resolve }).fetch(`http://several.test:${port}/`);

    expect(await reached.text()).toBe('fine');
    expect(trespasses).toEqual([]);
  });

  it('is left again when the address that is reached is not the one that was admitted', async () => {
    // Linux takes this address for this machine, where somebody listens.
    await expect(openTcp('somewhere.test', port, ['0.0.0.0'])).rejects.toMatchObject(REFUSED);
  });

  it('is refused when it has only others', async () => {
    const { resolve } = dns(['127.0.0.2', '169.254.169.254', '64:ff9b::7f00:1']);

    await expect(outside({ resolve }).fetch(`http://bad.test:${port}/`)).rejects.toMatchObject(REFUSED);
    expect(trespasses).toEqual([]);
  });
});

describe.each([301, 302, 303, 307, 308])('a redirect with %i', (status) => {
  it.each([
    ['next door', () => `http://127.0.0.2:${port}/`],
    ['to where it came from', () => `http://127.0.0.1:${port}/target`],
    ['to IPv6', () => `http://[::1]:${port}/`],
    ['to a metadata service', () => 'http://169.254.169.254/latest/meta-data'],
    ['to no address', () => `http://0.0.0.0:${port}/`],
    ['to many', () => 'http://[ff02::1]/'],
    ['to a file', () => 'file:///etc/passwd'],
    ['to a relative path', () => '/target'],
  ])('%s is not followed, whatever is asked for', async (_where, target) => {
    const from = `http://127.0.0.1:${port}/${status}/${encodeURIComponent(target())}`;
    const { fetch } = outside();

    const error = await fetch(from, { redirect: 'follow' }).then(() => null, String);
    const seen = await fetch(from, { redirect: 'manual' });

    expect(error).toBe('TypeError: fetch failed');
    expect(seen.status).toBe(status);
    expect(asked.filter((path) => !path.startsWith(`/${status}/`))).toEqual([]);
    expect(trespasses).toEqual([]);
  });
});

describe('a proxy of the environment', () => {
  const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'];
  const before = names.map((name) => process.env[name]);
  afterAll(() =>
    names.forEach((name, index) => {
      if (before[index] === undefined) delete process.env[name];
      else process.env[name] = before[index];
    }),
  );

  it('is not used', async () => {
    for (const name of names) process.env[name] = name.startsWith('NODE') ? '1' : `http://127.0.0.2:${port}`;

    const reached = await outside().fetch(`http://127.0.0.1:${port}/plain`);

    expect(await reached.text()).toBe('fine');
    expect(trespasses).toEqual([]);
  });
});

describe('a connection of another protocol', () => {
  let local: TcpServer;
  const path = join(tmpdir(), `egress-${process.pid}.sock`);
  beforeAll(async () => {
    local = createTcpServer((socket) => socket.end('hello'));
    await new Promise<void>((resolve) => local.listen(path, resolve));
  });
  afterAll(() => new Promise((resolve) => local.close(resolve)));

  it('is opened to what the list names', async () => {
    const socket = await outside().connect({ host: '127.0.0.1', port });
    socket.write('GET /raw HTTP/1.0\r\n\r\n');

    expect(String(await socket.toArray())).toContain('fine');
  });

  it('is opened to a local socket that the list names, and to no other', async () => {
    const rules = JSON.stringify({ EC2: [{ socket: path }] });

    const socket = await outside({ rules }).connect({ socket: path });

    expect(String(await socket.toArray())).toBe('hello');
    await expect(outside().connect({ socket: path })).rejects.toMatchObject(REFUSED);
    await expect(outside({ rules: null }).connect({ socket: path })).rejects.toMatchObject(REFUSED);
  });

  it('is given up when the signal says so', async () => {
    const stop = new Error('stop');

    await expect(outside().connect({ host: '127.0.0.1', port }, AbortSignal.abort(stop))).rejects.toBe(stop);
  });
});

describe('a host that resets what it has just accepted', () => {
  const SERVER = `
    const server = require('node:net').createServer((socket) => socket.on('error', () => {}).resetAndDestroy());
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));`;
  let server: ReturnType<typeof spawn> | undefined;
  afterAll(() => void server?.kill());

  it('is told as that, and not as an address that is refused', async () => {
    // In a process of its own: only then may the reset come before anybody looks at the connection.
    server = spawn(process.execPath, ['--eval', SERVER], { stdio: ['ignore', 'pipe', 'inherit'] });
    const its = Number(String((await once(server.stdout!, 'data'))[0]));
    const told = new Set<string>();
    for (let attempt = 0; attempt < 2_000; attempt++) {
      const end = await openTcp('127.0.0.1', its, ['127.0.0.1']).catch((failure: Error) => failure);
      if ('destroy' in end) end.destroy();
      else told.add((end as { code?: string }).code ?? end.message);
    }

    expect([...told]).toEqual(['ECONNRESET']);
  });
});

it('keeps the connections of one kind from the others', async () => {
  const rules = JSON.stringify({ EC2: [{ host: '127.0.0.1', ports: [port] }] });
  const egress = new Egress({ rules, own_servers: [] });
  const { signal } = new AbortController();

  const sent = await egress.outside('EC2', null, signal).fetch(`http://127.0.0.1:${port}/`);
  await sent.text();

  await expect(egress.outside('Vmware', null, signal).fetch(`http://127.0.0.1:${port}/`)).rejects.toMatchObject(
    REFUSED,
  );
});

it('ends a call with the signal of the run', async () => {
  const controller = new AbortController();
  controller.abort(new Error('stop'));

  await expect(outside().fetch(`http://127.0.0.1:${port}/`, { signal: controller.signal })).rejects.toThrow('stop');
});
