import { rm, truncate, writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createLibvirt } from '../src/libvirt/index.js';
import type { ProviderImage, Outside, ProviderAccount, ProviderSession } from '../src/provider.js';
import { itConforms } from './conforms.js';
import { type LibvirtPeer, readLibvirtPeer, virsh } from './libvirt-peer.js';
import { startCuttingProxy } from './loopback.js';
import { buildAccount, buildOutside, failureOf, readAll } from './outside.js';

const found = readLibvirtPeer();
const peer = found ?? ({} as LibvirtPeer);

(found ? describe : describe.skip)('a real libvirtd (skipped unless LIBVIRT_PEER names its addresses)', () => {
  const sessions: ProviderSession[] = [];
  const made: [string, string][] = [];
  const pools: string[] = [];

  afterEach(async () => {
    for (const session of sessions.splice(0)) await session.close();
    for (const [, path] of made) await rm(path, { force: true });
    for (const [pool] of made.splice(0)) await virsh(peer, 'pool-refresh', pool);
    for (const pool of pools.splice(0)) {
      await virsh(peer, 'pool-destroy', pool).catch(() => undefined);
      await virsh(peer, 'pool-undefine', pool);
    }
  });

  async function connect(account: Partial<ProviderAccount> = {}, outside: Partial<Outside> = {}, pageSize = 25) {
    const session = await createLibvirt({ pageSize }).connect(
      buildAccount({ url: peer.uri, ...account }),
      buildOutside(outside),
    );
    sessions.push(session);
    return session;
  }

  async function list(pool: string, account: Partial<ProviderAccount> = {}): Promise<ProviderImage[]> {
    return (await readAll(await connect(account), { name: pool })).flatMap(({ images }) => images);
  }

  async function make(pool: string, name: string): Promise<string> {
    const path = `${peer.folder}/${pool}/${name}`;
    await writeFile(path, '');
    await truncate(path, 2 ** 20);
    made.push([pool, path]);
    await virsh(peer, 'pool-refresh', pool);
    return path;
  }

  describe('over TCP, as every provider', () => {
    itConforms(
      () => ({
        // One volume a page: the pool "more" has few.
        provider: createLibvirt({ pageSize: 1 }),
        account: buildAccount({ url: peer.uri }),
        outside: buildOutside(),
        absent: '/nowhere/at/all.qcow2',
      }),
      async () => void (await make('more', 'another.raw')),
    );
  });

  describe('over the local socket for reading, as every provider', () => {
    itConforms(
      () => ({
        provider: createLibvirt({ pageSize: 1 }),
        account: buildAccount({ url: peer.read_only_uri }),
        outside: buildOutside(),
        absent: '/nowhere/at/all.qcow2',
      }),
      async () => void (await make('more', 'another.raw')),
    );
  });

  it('lists what virsh lists, in pages of the size asked for', async () => {
    const session = await connect();

    const pages = await readAll(session, { name: 'images' });

    const expected = (await virsh(peer, 'vol-list', 'images'))
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/)[1]);
    expect(pages.flatMap(({ images }) => images.map(({ uuid }) => uuid))).toEqual(
      expected.toSorted((a, b) => (a! < b! ? -1 : 1)),
    );
    expect(expected).toHaveLength(peer.volumes);
    expect(pages.slice(0, -1).map(({ images }) => images.length)).toEqual(pages.slice(1).map(() => 25));
  });

  it('says of a volume what libvirt says', async () => {
    const key = `${peer.folder}/images/debian-12-x86_64-00000.qcow2`;

    const image = (await list('images')).find(({ uuid }) => uuid === key);

    expect(image).toMatchObject({
      name: 'debian-12-x86_64-00000.qcow2',
      path: null,
      architecture: 'x86_64',
      os_name: 'Debian',
      os_major: '12',
      os_release_name: 'bookworm',
      username: 'debian',
      state: 'active',
      size_bytes: 10 * 2 ** 30,
      properties: { type: 'file', format: 'qcow2', path: key, backing_store: null },
    });
    expect(Date.parse(image!.provider_updated_at!)).toBeGreaterThan(Date.parse('2020-01-01'));
  });

  it('sees a volume come once its pool is refreshed, and go at once', async () => {
    const session = await connect();
    const key = await make('more', 'fedora-43-x86_64.raw');

    expect(await session.find([key])).toMatchObject({
      images: [{ scope: 'more', image: { uuid: key, os_name: 'Fedora' } }],
      missing: [],
    });
    await rm(key);
    expect(await session.find([key])).toEqual({ images: [], missing: [key] });
    expect((await list('more')).map(({ uuid }) => uuid)).not.toContain(key);
  });

  it('keeps names that are not plain', async () => {
    const key = await make('more', `ubuntu 24.04 'ü' & <b> "🐧".img`);

    expect((await list('more')).find(({ uuid }) => uuid === key)).toMatchObject({
      name: `ubuntu 24.04 'ü' & <b> "🐧".img`,
      os_name: 'Ubuntu',
      properties: { path: key },
    });
  });

  it('does not take a disc for an image', async () => {
    const key = await make('more', 'debian-12-amd64-netinst.iso');

    expect((await list('more')).find(({ uuid }) => uuid === key)?.state).toBe('disc');
  });

  it('has a pool that is not active as an inactive scope, and leaves open what it may hold', async () => {
    await virsh(peer, 'pool-define-as', 'asleep', 'dir', '--target', `${peer.folder}/none`);
    pools.push('asleep');
    const session = await connect();

    expect(await session.scopes()).toContainEqual({ name: 'asleep' });
    expect(await failureOf(readAll(session, { name: 'asleep' }))).toMatchObject({
      kind: 'inactive',
      message: 'The storage pool is not active: its volumes are kept as they are.',
    });
    expect(await session.find(['/nowhere/at/all.qcow2'])).toEqual({ images: [], missing: [] });
  });

  it('tells of a pool that is gone', async () => {
    await virsh(peer, 'pool-define-as', 'passing', 'dir', '--target', `${peer.folder}/none`);
    const session = await connect();
    await virsh(peer, 'pool-undefine', 'passing');

    expect((await failureOf(readAll(session, { name: 'passing' }))).message).toBe('The storage pool was deleted.');
  });

  it.each([
    ['a port where nothing is', 'qemu+tcp://127.0.0.1:1/system', 'network'],
    ['a socket where nothing is', 'qemu+unix:///system?socket=/nowhere', 'network'],
    ['a driver that it has not', 'nothing+tcp://127.0.0.1:PORT/system', 'protocol'],
  ])('tells of %s', async (_what, url, kind) => {
    const error = await failureOf(connect({ url: url.replace('PORT', String(peer.port)) }));

    expect(error.kind).toBe(kind);
  });

  it.each([
    ['before it answers', 1, 0],
    ['in the middle of an answer', 1, 3_000],
  ])('tells of a connection that breaks off %s', async (_when, connection, afterBytes) => {
    const target = new URL(`tcp://127.0.0.1:${peer.port}`);
    const proxy = await startCuttingProxy(target, { connection, afterBytes, forGood: true });
    const { port } = new URL(proxy.url);
    const pages: unknown[] = [];

    const error = await failureOf(
      (async () => {
        const session = await connect({ url: `qemu+tcp://127.0.0.1:${port}/system` });
        for await (const page of session.pages({ name: 'images' }, null)) pages.push(page);
      })(),
    );

    await proxy.close();
    expect(error.kind).toBe('network');
    expect(pages).toEqual([]);
  });
});
