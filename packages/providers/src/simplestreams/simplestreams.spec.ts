import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildAccount, buildOutside, failureOf, onlyScope, readAll } from '../../test/outside.js';
import type { Outside } from '../provider.js';
import { createSimplestreams } from './index.js';

const LIMITS = { attempts: 1, backoffMs: 1, timeoutMs: 5_000, maxBytes: 20_000 };
const provider = createSimplestreams({ pageSize: 3, files: LIMITS });

const buildIndex = (path: string) => ({
  format: 'index:1.0',
  index: { images: { datatype: 'image-downloads', format: 'products:1.0', path } },
});
const buildProducts = (versions: number) => ({
  format: 'products:1.0',
  products: {
    'debian:12:amd64': {
      os: 'debian',
      versions: Object.fromEntries(
        Array.from({ length: versions }, (_, index) => [
          String(20_240_101 + index),
          { items: { 'disk.img': { ftype: 'disk.img', path: `${index}.img` } } },
        ]),
      ),
    },
  },
});

let folder: string;
let root: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simplestreams-'));
  root = join(folder, 'allowed');
  await mkdir(join(root, 'mirror/streams/v1'), { recursive: true });
  await write('mirror/streams/v1/index.json', buildIndex('streams/v1/images.json'));
  await write('mirror/streams/v1/images.json', buildProducts(5));
  await write('../secret.json', buildIndex('streams/v1/images.json'));
});
afterEach(() => rm(folder, { recursive: true }));

async function truncateNew(path: string, size: number): Promise<void> {
  await writeFile(path, '');
  await truncate(path, size);
}

function write(path: string, content: unknown): Promise<void> {
  return writeFile(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

async function list(path: string, outside: Partial<Outside> = {}) {
  const url = path.includes('://') ? path : pathToFileURL(join(root, path)).href;
  const session = await provider.connect(buildAccount({ url }), buildOutside({ filesRoot: root, ...outside }));
  return readAll(session, await onlyScope(session));
}

describe('a mirror of files', () => {
  it.each(['mirror', 'mirror/', 'mirror/streams/v1', 'mirror/streams/v1/', 'mirror/streams/v1/index.json'])(
    'is found at %s',
    async (path) => {
      const pages = await list(path);

      expect(pages.map(({ images }) => images.length)).toEqual([3, 2]);
    },
  );

  it.each(['meta/simplestreams/v1', 'meta/simplestreams/v1/', 'meta/simplestreams/v1/index.json'])(
    'may lie in a folder whose name ends like that of the index: %s',
    async (path) => {
      await mkdir(join(root, 'meta/simplestreams/v1'), { recursive: true });
      await write('meta/simplestreams/v1/index.json', buildIndex('images.json'));
      await write('meta/simplestreams/v1/images.json', buildProducts(1));

      expect(await list(path.endsWith('.json') ? path : `${path.replace(/\/$/, '')}/index.json`)).toHaveLength(1);
    },
  );

  it('may have its index under another name, with paths from its own folder', async () => {
    await write('mirror/own.json', buildIndex('products.json'));
    await write('mirror/products.json', buildProducts(1));

    expect(await list('mirror/own.json')).toHaveLength(1);
  });

  it('may be a link to a folder that files may be read from', async () => {
    await symlink(join(root, 'mirror'), join(root, 'link'));

    expect(await list('link')).toHaveLength(2);
  });

  it('may lie below a root that is a link itself', async () => {
    await symlink(root, join(folder, 'root'));
    const filesRoot = join(folder, 'root');

    const pages = await list(pathToFileURL(join(filesRoot, 'mirror')).href, { filesRoot });

    expect(pages).toHaveLength(2);
  });

  it('is refused where files may not be read', async () => {
    const error = await failureOf(list('mirror', { filesRoot: null }));

    expect([error.kind, error.message]).toEqual(['configuration', 'Files may not be read here: use an https url.']);
  });

  it.each([
    ['above the root', '../secret.json'],
    ['above it and not there', '../nothing.json'],
    ['that only begins with its name', '../allowed-not/index.json'],
    ['of the system', 'file:///etc/hostname.json'],
    ['with dots written as %2e', `file:///proc/%2e%2e/etc/index.json`],
    ['with slashes written as %2f', `file:///a%2f..%2fetc/index.json`],
    ['on another host', 'file://elsewhere/mirror'],
  ])('is refused at a path %s', async (_what, path) => {
    const error = await failureOf(list(path));

    expect([error.kind, error.message]).toEqual([
      'configuration',
      'The url leads out of the folder that files may be read from.',
    ]);
  });

  it('is refused behind a link that leads out', async () => {
    await symlink(join(folder, 'secret.json'), join(root, 'index.json'));

    const error = await failureOf(list('index.json'));

    expect(error.message).toBe('The url leads out of the folder that files may be read from.');
  });

  it('is refused when its products lie behind a link that leads out', async () => {
    await rm(join(root, 'mirror/streams/v1/images.json'));
    await symlink(join(folder, 'secret.json'), join(root, 'mirror/streams/v1/images.json'));

    const error = await failureOf(list('mirror'));

    expect(error.kind).toBe('configuration');
  });

  it.each([
    [
      'nothing',
      'nowhere',
      'configuration',
      'There is no readable simplestreams index at the url: there is no such file, check the path.',
    ],
    ['a folder', 'folder.json', 'configuration', 'The url must lead to a regular file.'],
  ])('is refused when there is %s', async (_what, path, kind, message) => {
    await mkdir(join(root, 'folder.json'));

    const error = await failureOf(list(path));

    expect([error.kind, error.message]).toEqual([kind, message]);
  });
});

describe('a file that is no plain one', () => {
  it.each<[string, (path: string) => Promise<unknown>, string, string]>([
    [
      'a pipe',
      (path) => promisify(execFile)('mkfifo', [path]),
      'configuration',
      'The url must lead to a regular file.',
    ],
    [
      'a device',
      (path) => symlink('/dev/zero', path),
      'configuration',
      'The url leads out of the folder that files may be read from.',
    ],
    [
      'a link to itself',
      (path) => symlink(path, path),
      'protocol',
      'The index names a file that cannot be read: it is a link in a circle.',
    ],
    [
      'of more than may be read',
      (path) => truncateNew(path, LIMITS.maxBytes + 1),
      'limit',
      'A file of the mirror has more than 20000 bytes.',
    ],
  ])('is refused by name: %s', async (_what, make, kind, message) => {
    const path = join(root, 'mirror/streams/v1/images.json');
    await rm(path);
    await make(path);

    const error = await failureOf(list('mirror'));

    expect([error.kind, error.message]).toEqual([kind, message]);
  });

  it('is not read to its end when it holds a gigabyte of zeros', async () => {
    await truncateNew(join(root, 'mirror/streams/v1/images.json'), 2 ** 30);
    const url = pathToFileURL(join(root, 'mirror')).href;
    const session = await createSimplestreams().connect(buildAccount({ url }), buildOutside({ filesRoot: root }));

    const error = await failureOf(readAll(session, await onlyScope(session)));

    expect(error.message).toBe('The products file has other content of more than 1048576 bytes.');
  });
});

describe('the paths of an index', () => {
  it.each(['../secret.json', '/../../secret.json', 'streams/../../../secret.json', '..\\..\\secret.json/../../../x'])(
    'do not lead out of the mirror: %s',
    async (path) => {
      await write('mirror/streams/v1/index.json', buildIndex(path));

      const error = await failureOf(list('mirror'));

      expect(error.kind).toBe('protocol');
    },
  );

  it.each([
    ['https://elsewhere.example/images.json', 'https://elsewhere.example/images.json'],
    ['//elsewhere.example/images.json', '//elsewhere.example/images.json'],
    ['a?b#c.json', 'a%3Fb%23c.json'],
    ['com.ubuntu.cloud:released:download.json', 'com.ubuntu.cloud:released:download.json'],
  ])('stay on the server: %s', async (path, expected) => {
    const urls: string[] = [];
    const fetch = (async (url: URL) => {
      urls.push(url.href);
      return Response.json(urls.length === 1 ? buildIndex(path) : buildProducts(1));
    }) as typeof globalThis.fetch;

    await list('https://mirror.example/images/streams/v1/index.json?token=1#x', { fetch });

    expect(urls[0]).toBe('https://mirror.example/images/streams/v1/index.json');
    expect(urls[1]).toBe(`https://mirror.example/images/${expected}`);
  });
});

describe('a redirect of a mirror', () => {
  const INDEX = 'https://mirror.example/images/streams/v1/index.json';

  /** A mirror that answers with redirects by path, and serves what lies elsewhere. */
  function redirecting(redirects: Record<string, string>) {
    const asked: { url: string; headers: unknown }[] = [];
    const fetch = (async (url: URL, init: RequestInit) => {
      asked.push({ url: url.href, headers: init.headers });
      const location = redirects[url.href];
      if (location) return new Response('words', { status: 302, headers: { location } });
      return Response.json(
        url.pathname.endsWith('index.json') ? buildIndex('streams/v1/images.json') : buildProducts(1),
      );
    }) as typeof globalThis.fetch;
    return { asked, fetch };
  }

  it('is followed on its own server, and to one that the operator names, without credentials', async () => {
    const { asked, fetch } = redirecting({
      [INDEX]: '/new/streams/v1/index.json',
      'https://mirror.example/images/streams/v1/images.json': 'https://near.example:8443/images.json',
    });
    const questions: string[] = [];
    const allowsRedirect = (url: URL) => questions.push(url.href) > 0;

    const pages = await list(INDEX, { fetch, allowsRedirect });

    expect(pages).toHaveLength(1);
    expect(questions).toEqual(['https://near.example:8443/images.json']);
    expect(asked.map(({ url }) => url)).toEqual([
      INDEX,
      'https://mirror.example/new/streams/v1/index.json',
      'https://mirror.example/images/streams/v1/images.json',
      'https://near.example:8443/images.json',
    ]);
    expect(asked.flatMap(({ headers }) => Object.keys(headers as object))).not.toContain('authorization');
  });

  it.each([
    ['to a server that nobody names', { [INDEX]: 'https://near.example/index.json' }, false],
    ['that leaves https', { [INDEX]: 'http://mirror.example/index.json' }, true],
    ['with a login', { [INDEX]: 'https://user:secret@mirror.example/index.json' }, true],
    ['to a file', { [INDEX]: 'file:///etc/passwd' }, true],
    ['to itself', { [INDEX]: INDEX }, true],
  ])('%s is refused', async (_what, redirects: Record<string, string>, isNamed) => {
    const { asked, fetch } = redirecting(redirects);

    const error = await failureOf(list(INDEX, { fetch, allowsRedirect: () => isNamed }));

    expect(error.kind).toBe('protocol');
    expect(error.message).not.toMatch(/near|secret|passwd/);
    expect(asked.every(({ url }) => url === INDEX)).toBe(true);
    expect(asked.length).toBeLessThanOrEqual(6);
  });
});

describe('a products file', () => {
  it('has one empty page when it has no images', async () => {
    await write('mirror/streams/v1/images.json', buildProducts(0));

    expect(await list('mirror')).toEqual([{ images: [], rejected: [], cursor: null, end: true, reported_total: null }]);
  });

  it('has no empty page behind a full one', async () => {
    await write('mirror/streams/v1/images.json', buildProducts(6));

    expect((await list('mirror')).map(({ images, end }) => [images.length, end])).toEqual([
      [3, false],
      [3, true],
    ]);
  });

  it('must be read again from the start when it has changed since', async () => {
    const url = pathToFileURL(join(root, 'mirror')).href;
    const session = await provider.connect(buildAccount({ url }), buildOutside({ filesRoot: root }));
    const scope = await onlyScope(session);
    const [first] = await readAll(session, scope);
    await write('mirror/streams/v1/images.json', buildProducts(7));

    const error = await failureOf(readAll(session, scope, first!.cursor));

    expect(error.kind).toBe('cursor');
  });

  it.each<[string, unknown, string]>([
    ['is not there', undefined, 'protocol'],
    ['is of another format', { ...buildProducts(1), format: 'products:2.0' }, 'protocol'],
    ['has no products', { format: 'products:1.0' }, 'protocol'],
    ['has a product that is none', { format: 'products:1.0', products: { a: 1 } }, 'protocol'],
    ['has a product without versions', { format: 'products:1.0', products: { a: {} } }, 'protocol'],
    ['has a version without items', { format: 'products:1.0', products: { a: { versions: { b: {} } } } }, 'protocol'],
    ['is cut off', JSON.stringify(buildProducts(5)).slice(0, -9), 'protocol'],
    ['is empty', '', 'protocol'],
    ['is too large', JSON.stringify(buildProducts(5)).padEnd(LIMITS.maxBytes + 1), 'limit'],
  ])('fails as a whole when it %s', async (_what, content, kind) => {
    if (content === undefined) await rm(join(root, 'mirror/streams/v1/images.json'));
    else await write('mirror/streams/v1/images.json', content);

    const error = await failureOf(list('mirror'));

    expect(error.kind).toBe(kind);
  });
});

describe('finding single images', () => {
  const uuid = (version: number) => `images/debian:12:amd64/${version}/disk.img`;

  async function find(uuids: string[]) {
    const url = pathToFileURL(join(root, 'mirror')).href;
    const session = await provider.connect(buildAccount({ url }), buildOutside({ filesRoot: root }));
    return session.find(uuids);
  }

  it('tells what a stream has, what it has not, and leaves open what is of another stream', async () => {
    const seen = await find([uuid(20_240_102), uuid(20_990_101), 'gone/debian:12:amd64/20240102/disk.img']);

    expect(seen.images).toMatchObject([{ scope: 'images', image: { uuid: uuid(20_240_102) } }]);
    expect(seen.missing).toEqual([uuid(20_990_101)]);
  });

  it('leaves open what is there but cannot be understood', async () => {
    const items = { 'disk.img': { ftype: 'disk.img' } };
    const products = { 'debian:12:amd64': { versions: { 20240102: { items } } } };
    await write('mirror/streams/v1/images.json', { format: 'products:1.0', products });

    expect(await find([uuid(20_240_102)])).toEqual({ images: [], missing: [] });
  });

  it('proves nothing by a file that cannot be read', async () => {
    await rm(join(root, 'mirror/streams/v1/images.json'));

    expect((await failureOf(find([uuid(20_240_102)]))).kind).toBe('protocol');
  });
});

describe('an index', () => {
  it.each<[string, unknown, string]>([
    ['is a products file', buildProducts(1), 'configuration'],
    ['is of another format', { format: 'index:2.0', index: {} }, 'protocol'],
    ['has no streams', { format: 'index:1.0' }, 'protocol'],
    ['has a stream without a path', buildIndex(undefined as never), 'protocol'],
    ['has a stream whose path is no text', buildIndex(7 as never), 'protocol'],
  ])('is refused when it %s', async (_what, content, kind) => {
    await write('mirror/streams/v1/index.json', content);

    const error = await failureOf(list('mirror'));

    expect(error.kind).toBe(kind);
  });

  it('gives no scope for streams that hold no images', async () => {
    const index = {
      tools: { datatype: 'content-download', format: 'products:1.0', path: 'tools.json' },
      newer: { datatype: 'image-downloads', format: 'products:2.0', path: 'newer.json' },
      ids: { datatype: 'image-ids', format: 'products:1.0', path: 'ids.json' },
    };
    await write('mirror/streams/v1/index.json', { format: 'index:1.0', index });
    const account = buildAccount({ url: pathToFileURL(join(root, 'mirror')).href });

    const session = await provider.connect(account, buildOutside({ filesRoot: root }));

    expect(await session.scopes()).toEqual([{ name: 'ids' }]);
  });

  it('may be clear-signed, and is read without a check of the signature', async () => {
    const signed = [
      '-----BEGIN PGP SIGNED MESSAGE-----',
      'Hash: SHA512',
      '',
      JSON.stringify(buildIndex('streams/v1/images.json'), null, 1),
      '-----BEGIN PGP SIGNATURE-----',
      '',
      'iQIzBAEBCgAdFiEE',
      '-----END PGP SIGNATURE-----',
    ].join('\n');
    await write('mirror/streams/v1/index.sjson', signed);

    expect(await list('mirror/streams/v1/index.sjson')).toHaveLength(2);
  });

  it.each([
    ['no signature', '-----BEGIN PGP SIGNED MESSAGE-----\n\n{}'],
    ['another armour', '-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----'],
  ])('is refused when it is signed with %s', async (_what, content) => {
    await write('mirror/streams/v1/index.sjson', content);

    const error = await failureOf(list('mirror/streams/v1/index.sjson'));

    expect(error.kind).toBe('protocol');
  });
});
