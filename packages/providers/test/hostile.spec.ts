import { execFile } from 'node:child_process';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ProviderAccount } from '../src/provider.js';
import { PROCEDURES, writeNumber } from '../src/libvirt/wire.js';
import { type Body, startAnswering, startMirror, startNoisyMirror, startOpenstack } from './hostile-sources.js';
import { answersOf, startScriptedLibvirt, writeReply } from './scripted-libvirt.js';

/** What a process has that does nothing but load the providers is some 110 MiB, with the SDK of EC2 some 170. */
const MOST_MEMORY = 300 * 2 ** 20;
const FLAGS = [
  // As the worker is started, and with less than one source may make it hold on the way.
  '--max-semi-space-size=8',
  '--max-old-space-size=160',
  '--experimental-transform-types',
  '--disable-warning=ExperimentalWarning',
  '--import',
  fileURLToPath(new URL('./typescript-hooks.mjs', import.meta.url)),
];
const READER = fileURLToPath(new URL('./read-source.ts', import.meta.url));
const run = promisify(execFile);

interface Outcome {
  failure: { kind: string; message: string } | null;
  images: number;
  /** Whether the process never had more than MOST_MEMORY. */
  is_small: boolean;
}

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** Reads a source in a process with a small heap, which ends when it holds more. */
async function read(
  kind: string,
  account: Partial<ProviderAccount>,
  files_root: string | null = null,
): Promise<Outcome> {
  const order = JSON.stringify({ kind, account, files_root });
  const { stdout } = await run(process.execPath, [...FLAGS, READER, order]);
  const { failure, images, max_rss } = JSON.parse(stdout.trim().split('\n').at(-1)!);
  console.log(`${kind}: ${failure?.message} ${Math.round(max_rss / 2 ** 20)} MiB`);
  return { failure, images, is_small: max_rss < MOST_MEMORY };
}

/** What comes of a source that goes over a bound. */
function refusal(message: string) {
  return {
    failure: { kind: 'limit', message: expect.stringMatching(new RegExp(`^${message}$`)) },
    images: 0,
    is_small: true,
  };
}

describe('a mirror', () => {
  const product = (body: Partial<Body>): Body => ({
    start: '{"format": "products:1.0", "products": {"p": {"versions": {',
    repeated: '"v": {"items": {}},',
    times: 24_000_000,
    end: '"w": {"items": {}}}}}}',
    encoding: 'gzip',
    ...body,
  });

  it.each<[string, 'index' | 'products', Body, string]>([
    ['a product of 450 MB', 'products', product({}), 'The products file has a product of more than 8388608 bytes.'],
    [
      'millions of products',
      'products',
      product({ start: '{"format": "products:1.0", "products": {', repeated: '"p":{"versions":{}},', end: '"p":{}}}' }),
      'The products file (has more than 1000000 products|is more than 100 times as large as what it packs to).',
    ],
    [
      'tags that go on and on',
      'products',
      product({ start: '{"format": "products:1.0",', repeated: '"t": 1,', times: 2_000_000, end: '"products": {}}' }),
      'The products file has other content of more than 1048576 bytes.',
    ],
    [
      'nothing but spaces',
      'products',
      product({ start: '{"format": "products:1.0", "products": {', repeated: ' ', times: 500_000_000, end: '}}' }),
      'The products file is more than 100 times as large as what it packs to.',
    ],
    [
      'an index of 250 MB',
      'index',
      product({
        start: '{"format": "index:1.0", "index": {',
        repeated: '"v": {"items": {}},',
        times: 13_000_000,
        end: '"v": {}}}',
      }),
      'The mirror at 127.0.0.1:\\d+ answers with more than 4194304 bytes.',
    ],
    [
      'an index of many streams',
      'index',
      {
        start: '{"format": "index:1.0", "index": {',
        repeated: '"v": {},',
        times: 500_000,
        end: '"v": {}}}',
      },
      'The index answers with more than 300000 values.',
    ],
    [
      'gzip in gzip',
      'products',
      product({ encoding: 'gzip, gzip' }),
      'The mirror at 127.0.0.1:\\d+ answers with a body that is compressed more than once.',
    ],
    [
      'gzip in gzip for an index',
      'index',
      product({ encoding: 'gzip, gzip' }),
      'The mirror at 127.0.0.1:\\d+ answers with a body that is compressed more than once.',
    ],
  ])('with %s is refused by name', async (_what, file, body, message) => {
    const server = await startMirror(file, body);
    open.push(server);

    const outcome = await read('Simplestreams', { url: server.url });

    expect(outcome).toEqual(refusal(message));
  });

  it('with a products file that hardly packs is refused by name', async () => {
    const server = await startNoisyMirror(64);
    open.push(server);

    const outcome = await read('Simplestreams', { url: server.url });

    expect(outcome).toEqual(refusal('The products file packs to more than 33554432 bytes.'));
  });
});

describe('an OpenStack', () => {
  const page = (body: Partial<Body>): Body => ({
    start: '{"images": [',
    repeated: '{},',
    times: 11_000_000,
    end: '{}]}',
    ...body,
  });

  it.each<[string, 'token' | 'page', Body, string]>([
    [
      'a page of 11 million {}',
      'page',
      page({}),
      'The image service at 127.0.0.1:\\d+ answers with more than 8388608 bytes.',
    ],
    [
      'as many in gzip',
      'page',
      page({ encoding: 'gzip' }),
      'The image service at 127.0.0.1:\\d+ answers with more than 8388608 bytes.',
    ],
    [
      'a page of 2.7 million {}',
      'page',
      page({ times: 2_700_000 }),
      'The image service answers with more than 300000 values.',
    ],
    [
      'a page of 20,000 {}',
      'page',
      page({ times: 20_000 }),
      'The image service answers with more than 10000 images in one page.',
    ],
    [
      'a page of lists in lists',
      'page',
      page({ repeated: '[', times: 7_000_000 }),
      'The image service answers with JSON that is more than 64 levels deep.',
    ],
    [
      'a page of one text',
      'page',
      page({ start: '{"images": ["', repeated: 'x', times: 8_000_000, end: '"]}' }),
      'The image service answers with a text of more than 1048576 characters.',
    ],
    [
      'a page byte by byte',
      'page',
      page({ times: 300_000, encoding: 'bytes' }),
      'The image service answers with more than (300000 values|10000 images in one page).',
    ],
    [
      'a catalogue without end',
      'token',
      page({ start: '{"token": [' }),
      'The identity service at 127.0.0.1:\\d+ answers with more than 2097152 bytes.',
    ],
    [
      'a catalogue of millions',
      'token',
      page({ start: '{"token": [', times: 650_000 }),
      'The identity service answers with more than 300000 values.',
    ],
  ])('with %s is refused by name', async (_what, where, body, message) => {
    const server = await startOpenstack(where, body);
    open.push(server);

    const outcome = await read('Openstack', { url: `${server.url}/v3`, user: 'u', password: 'p' });

    expect(outcome).toEqual(refusal(message));
  });
});

const XML = { start: '<a xmlns="urn:a">', repeated: '<a/>', times: 8_000_000, end: '</a>' };

describe.each([
  ['EC2', 'The service EC2', (url: string) => `${url}#us-east-1`],
  ['Vmware', 'The vCenter', (url: string) => url],
])('an answer of %s', (kind, name, address) => {
  it.each<[string, Body, string]>([
    ['31 MiB of <a/>', XML, `${name} at 127.0.0.1:\\d+ answers with more than 8388608 bytes.`],
    [
      'as much in gzip',
      { ...XML, encoding: 'gzip' },
      `${name} at 127.0.0.1:\\d+ answers with more than 8388608 bytes.`,
    ],
    ['8 MiB of <a/>', { ...XML, times: 2_000_000 }, `${name} answers with more than 250000 elements and attributes.`],
    [
      'attributes',
      { ...XML, repeated: '<a b="" c="" d=""/>', times: 400_000 },
      `${name} answers with more than 250000 elements and attributes.`,
    ],
    [
      'depth',
      { ...XML, repeated: '<a>', times: 2_000_000 },
      `${name} answers with XML that is more than 64 levels deep.`,
    ],
    [
      'one text',
      { ...XML, repeated: 'x', times: 8_000_000 },
      `${name} answers with a text of more than 1048576 characters.`,
    ],
  ])('with %s is refused by name', async (_what, body, message) => {
    const server = await startAnswering(body);
    open.push(server);

    const outcome = await read(kind, { url: address(server.url), user: 'u', password: 'p' });

    expect(outcome).toEqual(refusal(message));
  });
});

describe('a libvirt', () => {
  const list = (socket: Socket, serial: number) => {
    const claim = writeReply(PROCEDURES.listVolumes, serial, writeNumber(16_385));
    socket.write(claim);
  };

  it.each<[string, (socket: Socket, serial: number) => void, string]>([
    [
      'a packet of 32 MiB',
      (socket) => socket.write(writeNumber(32 * 2 ** 20)),
      'Libvirt at 127.0.0.1:\\d+ answers with more than 8388608 bytes.',
    ],
    ['a list of more than libvirt makes', list, 'Libvirt answers with a list of more than 16384 items.'],
  ])('with %s is refused by name', async (_what, reply, message) => {
    const server = await startScriptedLibvirt({ ...answersOf([]), [PROCEDURES.listVolumes]: reply });
    open.push(server);

    expect(await read('Libvirt', { url: `qemu+tcp://127.0.0.1:${server.port}/system` })).toEqual(refusal(message));
  });

  it('that sends byte by byte is held at what it sends', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.setNoDelay(true).write(writeNumber(4 * 2 ** 20));
        for (let byte = 0; byte < 20_000; byte++) socket.write('x');
        setTimeout(() => socket.end(), 200);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push({ close: async () => void server.close() });

    const outcome = await read('Libvirt', {
      url: `qemu+tcp://127.0.0.1:${(server.address() as AddressInfo).port}/system`,
    });

    expect(outcome.failure?.message).toMatch(/^Libvirt at 127.0.0.1:\d+ breaks off in the middle of its answer: /);
    expect(outcome.is_small).toBe(true);
  });
});
