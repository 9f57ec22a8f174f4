import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import { type Loopback, startServer } from './loopback.js';

/** How a body is sent: as it is, in gzip, in gzip twice, or byte by byte. */
export type Encoding = 'plain' | 'gzip' | 'gzip, gzip' | 'bytes';

/** A body of a beginning, something repeated, and an end; never held as a whole. */
export interface Body {
  start: string;
  repeated: string;
  times: number;
  end: string;
  encoding?: Encoding;
}

const BLOCK = 64 * 1024;

function* write({ start, repeated, times, end }: Body): Generator<Buffer> {
  yield Buffer.from(start);
  const atOnce = Math.max(1, Math.floor(BLOCK / repeated.length));
  const block = Buffer.from(repeated.repeat(atOnce));
  for (let left = times; left > 0; left -= atOnce) {
    yield left >= atOnce ? block : block.subarray(0, left * repeated.length);
  }
  yield Buffer.from(end);
}

/** Sends a body, and stops when nobody takes it. */
export function send(response: ServerResponse, body: Body, headers: Record<string, string> = {}): void {
  const { encoding = 'plain' } = body;
  const isPacked = encoding.startsWith('gzip');
  response.writeHead(200, { ...headers, ...(isPacked && { 'content-encoding': encoding }) });
  const source = Readable.from(encoding === 'bytes' ? byteByByte(write(body)) : write(body));
  const stages = encoding === 'gzip, gzip' ? [createGzip({ level: 1 }), createGzip()] : isPacked ? [createGzip()] : [];
  void pipeline([source, ...stages, response]).catch(() => undefined);
}

function* byteByByte(chunks: Iterable<Buffer>): Generator<Buffer> {
  for (const chunk of chunks) for (let at = 0; at < chunk.length; at++) yield chunk.subarray(at, at + 1);
}

const INDEX = JSON.stringify({
  format: 'index:1.0',
  index: { images: { datatype: 'image-downloads', format: 'products:1.0', path: 'streams/v1/images.json' } },
});

/** A mirror whose index or whose products file is such a body. */
export function startMirror(file: 'index' | 'products', body: Body): Promise<Loopback> {
  return startServer((request, response) => {
    if (request.url?.endsWith('index.json') === (file === 'index')) send(response, body);
    else response.end(INDEX);
  });
}

/** A mirror with a products file that hardly packs, or signed text with lines of any length. */
export function startNoisyMirror(megabytes: number): Promise<Loopback> {
  return startServer((request, response) => {
    if (request.url?.endsWith('index.json')) return void response.end(INDEX);
    response.writeHead(200);
    const noise = function* () {
      yield '{"format": "products:1.0", "products": {';
      for (let at = 0; at < megabytes; at++)
        yield `${at === 0 ? '' : ','}"p${at}": {"versions": {}, "a": "${randomBytes(3 * 2 ** 18).toString('base64')}"}`;
      yield '}}';
    };
    void pipeline(Readable.from(noise()), response).catch(() => undefined);
  });
}

/** A Keystone that lets anybody in, before a Glance whose pages are such a body; or whose tokens are. */
export async function startOpenstack(where: 'token' | 'page', body: Body): Promise<Loopback> {
  const server: Loopback = await startServer((request, response) => {
    const token = { 'x-subject-token': 'token' };
    if (where === (request.method === 'POST' ? 'token' : 'page')) return send(response, body, token);
    const endpoint = { interface: 'public', region_id: 'RegionOne', url: server.url };
    const catalog = [{ type: 'image', endpoints: [endpoint] }];
    response.writeHead(201, token);
    response.end(JSON.stringify({ token: { project: { id: 'p', name: 'p' }, catalog } }));
  });
  return server;
}

/** A server that answers everything with one body: an EC2, a vCenter. */
export function startAnswering(body: Body): Promise<Loopback> {
  return startServer((request, response) => {
    request.resume();
    send(response, body, { 'content-type': 'text/xml' });
  });
}
