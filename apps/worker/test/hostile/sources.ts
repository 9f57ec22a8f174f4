/**
 * Hostile sources, and three honest ones beside them, as a process of its own, so that what they cost does not count for the
 * worker: `node sources.ts`. The first line of its output is a JSON list of `SourceDescription`s.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttp, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createGzip, gzipSync } from 'node:zlib';

/** A compute resource that leads to one source, and what its run must say in the end; null for an honest one. */
export interface SourceDescription {
  name: string;
  type: string;
  url: string;
  port: number;
  reason: string | null;
}

const MIB = 2 ** 20;
const SILENT = 50;

const found: SourceDescription[] = [];

const STREAMS = 'ImageCatalog::Simplestreams';
const OPENSTACK = 'Foreman::Model::Openstack';
const EC2 = 'Foreman::Model::EC2';
const LIBVIRT = 'Foreman::Model::Libvirt';
const VMWARE = 'Foreman::Model::Vmware';

async function listen(server: Server): Promise<number> {
  server.on('connection', (socket: Socket) => socket.on('error', () => undefined));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function http(answer: RequestListener): Promise<number> {
  return listen(createHttp(answer));
}

const json = (response: ServerResponse, body: unknown, headers = {}) =>
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** Writes so many bytes of a text again and again, as fast as they are read. */
async function repeat(response: ServerResponse | Socket, text: string, bytes: number): Promise<void> {
  const chunk = Buffer.from(text.repeat(Math.ceil(65_536 / text.length)));
  for (let sent = 0; sent < bytes && !response.destroyed; sent += chunk.length) {
    await new Promise((resolve) => response.write(chunk, resolve));
  }
}

/** Packs so many bytes between a head and a tail. */
async function packed(head: string, bytes: number, tail: string): Promise<Buffer> {
  const gzip = createGzip({ level: 9 });
  const chunks: Buffer[] = [];
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(gzip, 'end');
  const filler = Buffer.alloc(MIB, 'a');
  gzip.write(head);
  for (let sent = 0; sent < bytes; sent += MIB) if (!gzip.write(filler)) await once(gzip, 'drain');
  gzip.end(tail);
  await ended;
  return Buffer.concat(chunks);
}

const INDEX = {
  format: 'index:1.0',
  index: { all: { datatype: 'image-downloads', format: 'products:1.0', path: 'streams/v1/products.json' } },
};

/** A mirror whose files are answered by path. */
async function mirror(
  name: string,
  reason: string | null,
  answer: { index?: RequestListener; products?: RequestListener },
): Promise<void> {
  const port = await http((request, response) => {
    const isIndex = request.url?.endsWith('index.json') ?? false;
    const own = isIndex ? answer.index : answer.products;
    if (own) return own(request, response);
    json(response, isIndex ? INDEX : {});
  });
  found.push({ name, type: STREAMS, url: `http://127.0.0.1:${port}/`, port, reason });
}

type Page = (request: IncomingMessage, response: ServerResponse, marker: string | null) => unknown;

/** A Keystone that lets everybody in, and a Glance that answers as it is told. */
async function openstack(name: string, reason: string | null, page: Page): Promise<void> {
  const port: number = await http((request, response) => {
    const root = `http://127.0.0.1:${port}`;
    if (request.method === 'POST') {
      const endpoints = [{ interface: 'public', region_id: 'RegionOne', url: root }];
      const token = { project: { id: 'p1', name: 'catalog' }, catalog: [{ type: 'image', endpoints }] };
      response.writeHead(201, { 'x-subject-token': 'token' }).end(JSON.stringify({ token }));
      return;
    }
    page(request, response, new URL(request.url ?? '/', root).searchParams.get('marker'));
  });
  found.push({ name, type: OPENSTACK, url: `http://127.0.0.1:${port}/v3`, port, reason });
}

async function endpoint(
  name: string,
  type: string,
  reason: string,
  answer: RequestListener,
  path = '/',
): Promise<void> {
  const port = await http(answer);
  found.push({ name, type, url: `http://127.0.0.1:${port}${path}`, port, reason });
}

async function raw(
  name: string,
  type: string,
  url: (port: number) => string,
  reason: string,
  on: (socket: Socket) => void,
) {
  const port = await listen(createServer(on));
  found.push({ name, type, url: url(port), port, reason });
}

const mirrorAt = (port: number) => `http://127.0.0.1:${port}/`;
const libvirtAt = (port: number) => `qemu+tcp://127.0.0.1:${port}/system`;

function image(number: number) {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return { id, name: `ubuntu-24.04-${number}`, status: 'active', os_distro: 'ubuntu', os_version: '24.04', tags: [] };
}

function products(count: number) {
  const items = Array.from({ length: count }, (_, index) => [
    `org.example:server:24.04:amd64:${index}`,
    {
      arch: 'amd64',
      os: 'ubuntu',
      release: 'noble',
      version: '24.04',
      versions: {
        '20260101': {
          label: 'release',
          pubname: `ubuntu-24.04-${index}`,
          items: {
            'disk1.img': { ftype: 'disk1.img', path: `server/${index}.img`, sha256: 'a'.repeat(64), size: 6e8 },
          },
        },
      },
    },
  ]);
  return { format: 'products:1.0', products: Object.fromEntries(items) };
}

async function honest(): Promise<void> {
  await openstack('honest OpenStack', null, (_, response, marker) => {
    const start = marker === null ? 0 : Number(marker.slice(-12)) + 1;
    const images = Array.from({ length: 100 }, (_item, index) => image(start + index));
    json(response, { images, ...(start < 900 && { next: `/v2/images?marker=${images.at(-1)?.id}` }) });
  });
  const small = products(20);
  await mirror('honest small mirror', null, { products: (_, response) => void json(response, small) });
  const large = gzipSync(JSON.stringify(products(2_000)));
  await mirror('honest large mirror', null, {
    products: (_, response) =>
      void response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(large),
  });
}

async function bombs(): Promise<void> {
  const product = await packed('{"format":"products:1.0","products":{"a":{"arch":"', 450 * MIB, '"}}}');
  const index = await packed('{"format":"index:1.0","x":"', 250 * MIB, '","index":{}}');
  const twice = gzipSync(product);
  const answer = (body: Buffer, encoding: string) => (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding }).end(body);
  await mirror('a product of 450 MB', 'than|large|more', { products: answer(product, 'gzip') });
  await mirror('an index of 250 MB', 'than|large|more', { index: answer(index, 'gzip') });
  await mirror('gzip in gzip', 'compressed more than once|than|large', { products: answer(twice, 'gzip, gzip') });
  await mirror('a file that is gzip in gzip', 'JSON|gzip|than', { index: answer(gzipSync(index), 'gzip') });
  await openstack('a page of eleven million {}', 'more than', async (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"images":[{}');
    await repeat(response, ',{}', 31 * MIB);
    response.end(']}');
  });
  await openstack('a page that cannot be read', 'None of the 1000 items', (_, response) =>
    json(response, { images: Array.from({ length: 1_000 }, () => ({})) }),
  );
  await openstack('JSON as deep as a page', 'deep|JSON|level|more than', async (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"images":[');
    await repeat(response, '[', 20 * MIB);
    response.end();
  });
  const elements = async (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/xml' }).write('<DescribeImagesResponse>');
    await repeat(response, '<a/>', 31 * MIB);
    response.end('</DescribeImagesResponse>');
  };
  await endpoint('31 MiB of <a/> from EC2', EC2, 'more than', (...call) => void elements(...call), '/#eu-west-1');
  await endpoint('31 MiB of <a/> from a vCenter', VMWARE, 'more than', (...call) => void elements(...call), '/sdk');
}

async function broken(): Promise<void> {
  await raw('resets', STREAMS, mirrorAt, 'reset|breaks off', (socket) =>
    socket.once('data', () => socket.resetAndDestroy()),
  );
  const closed = createServer();
  const port = await listen(closed);
  await new Promise((resolve) => closed.close(resolve));
  found.push({ name: 'refuses', type: STREAMS, url: mirrorAt(port), port, reason: 'refuse|cannot be reached' });
  await mirror('is cut off', 'cut|breaks off|ended|closed', {
    index: (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"format":');
      setTimeout(() => response.destroy(), 50);
    },
  });
  await mirror('redirects', 'redirect', {
    index: (_, response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
  });
  await mirror('is a web page', 'JSON', {
    index: (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'),
  });
  await endpoint(
    'is a web page with a login',
    OPENSTACK,
    'token|answer|JSON',
    (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>');
    },
    '/v3',
  );
  await openstack('gives one page for ever', 'same next page|already sent', (_, response) =>
    json(response, { images: [image(1)], next: `/v2/images?marker=${image(1).id}` }),
  );
  await openstack('throttles for thirty years', 'come back later', (_, response) =>
    response.writeHead(429, { 'retry-after': '999999999' }).end(),
  );
  await raw(
    'speaks no TLS',
    STREAMS,
    (at) => `https://127.0.0.1:${at}/`,
    'TLS|cannot be reached|secure',
    (socket) => socket.end(Buffer.alloc(4_096, 'garbage')),
  );
  await raw('speaks no HTTP', STREAMS, mirrorAt, 'HTTP|cannot be reached|answer', (socket) =>
    socket.end('garbage\r\n\r\n'),
  );
  await raw('speaks no libvirt', LIBVIRT, libvirtAt, 'libvirt', (socket) => socket.end(Buffer.alloc(4_096, 0xff)));
}

async function slow(): Promise<void> {
  await mirror('drips', 'within|in time|sent|nothing', {
    index: (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(' '), 1_000);
      response.on('close', () => clearInterval(timer));
    },
  });
  await openstack('is silent in mid-listing', 'within|in time|nothing|answer', (_, response, marker) => {
    if (marker === null) json(response, { images: [image(1)], next: `/v2/images?marker=${image(1).id}` });
  });
  await raw('is silent in the middle of a packet', LIBVIRT, libvirtAt, 'ibvirt|stalled', (socket) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(30 * MIB);
    socket.write(head);
    void repeat(socket, 'abcdefgh', 20 * MIB);
  });
  for (let number = 0; number < 8; number++) {
    await mirror(`is silent behind 20 MiB (${number})`, 'stops in the middle|stalled in the middle|is busy', {
      products: (_, response) => {
        response.writeHead(200).write('{"format":"products:1.0","products":{');
        for (let product = 0; product < 2_000; product++) {
          response.write(`"${product}":{"arch":"${randomBytes(8_000).toString('base64')}"},`);
        }
      },
    });
  }
  const port = await listen(createServer(() => undefined));
  for (let number = 0; number < SILENT; number++) {
    const kinds: [string, string][] = [
      [STREAMS, `http://127.0.0.1:${port}/${number}/`],
      [STREAMS, `https://127.0.0.1:${port}/${number}/`],
      [LIBVIRT, libvirtAt(port)],
      [OPENSTACK, `http://127.0.0.1:${port}/v3`],
      [EC2, `http://127.0.0.1:${port}/#eu-west-1`],
    ];
    const [type, url] = kinds[number % kinds.length]!;
    found.push({ name: `never answers (${number})`, type, url, port, reason: 'within|in time|nothing|answer' });
  }
}

await honest();
await bombs();
await broken();
await slow();
let pages = 1;
await openstack('has pages without end', 'more than 10000 pages', (_, response) => {
  pages++;
  json(response, { images: [image(pages)], next: `/v2/images?marker=${image(pages).id}` });
});
console.log(JSON.stringify(found));
