import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { buildAccount, buildOutside, failureOf, readAll } from '../../test/outside.js';
import {
  answersOf,
  type LibvirtReply,
  type ScriptedLibvirt,
  startScriptedLibvirt,
  writeList,
  writeReply,
} from '../../test/scripted-libvirt.js';
import type { ConnectTarget, ImagePage, Outside, ProviderSession } from '../provider.js';
import { ProviderError } from '../provider-error.js';
import { createLibvirt } from './index.js';
import { PROCEDURES, writeNumber, writePool, writeText, writeVolume } from './wire.js';

const provider = createLibvirt({ pageSize: 2, timeoutMs: 5_000 });
const KEYS = ['/p/a', '/p/b', '/p/c', '/p/d', '/p/e'];
const sessions: ProviderSession[] = [];

let server: ScriptedLibvirt;
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.close();
  await server.close();
});

async function start(answers: Record<number, LibvirtReply> = {}): Promise<void> {
  server = await startScriptedLibvirt({ ...answersOf(KEYS), ...answers });
}

const url = () => `qemu+tcp://127.0.0.1:${server.port}/system`;

async function connect(outside: Partial<Outside> = {}): Promise<ProviderSession> {
  const session = await provider.connect(buildAccount({ url: url() }), buildOutside(outside));
  sessions.push(session);
  return session;
}

async function list(outside: Partial<Outside> = {}): Promise<ImagePage[]> {
  return readAll(await connect(outside), { name: 'images' });
}

function sendUnasked(socket: Socket): void {
  for (let packet = 0; packet < 1_001; packet++) socket.write(writeReply(1, 0, Buffer.alloc(8), 0, 2));
}
const uuids = (pages: ImagePage[]) => pages.map(({ images }) => images.map(({ uuid }) => uuid));

describe('a listing', () => {
  it('is sorted by key, whatever the order of libvirt', async () => {
    const volumes = KEYS.toReversed().map((key) => writeVolume({ pool: 'images', name: key, key }));
    await start({ [PROCEDURES.listVolumes]: writeList(volumes) });

    expect(uuids(await list())).toEqual([['/p/a', '/p/b'], ['/p/c', '/p/d'], ['/p/e']]);
  });

  it('counts a volume whose name is not UTF-8, and takes it for none that it could remove', async () => {
    const odd = Buffer.from([0x2f, 0x70, 0x2f, 0xd0, 0xbd, 0xa8, 0xce, 0x2e, 0x69]);
    const opaque = (bytes: Buffer) =>
      Buffer.concat([writeNumber(bytes.length), bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    const volume = Buffer.concat([writeText('images'), opaque(odd.subarray(3)), opaque(odd)]);
    const others = KEYS.map((key) => writeVolume({ pool: 'images', name: key, key }));
    await start({ [PROCEDURES.listVolumes]: writeList([volume, ...others]) });

    const pages = await list();

    expect(pages.flatMap(({ images }) => images)).toHaveLength(5);
    expect(pages.flatMap(({ rejected }) => rejected)).toEqual([
      { uuid: '/p/\\xd0\\xbd\\xa8\\xce.i', reason: 'The name of the volume is not UTF-8: rename the file.' },
    ]);
  });

  it('goes on behind a key that is not there any more', async () => {
    await start();
    const session = await connect();

    expect(uuids(await readAll(session, { name: 'images' }, '/p/bb'))).toEqual([['/p/c', '/p/d'], ['/p/e']]);
  });

  it('of an empty pool is one empty page', async () => {
    await start({ [PROCEDURES.listVolumes]: writeList([]) });

    expect(await list()).toEqual([{ images: [], rejected: [], cursor: null, end: true, reported_total: null }]);
  });

  it('leaves out what goes while it is described, and goes on', async () => {
    await start({ [PROCEDURES.describeVolume]: { error: 50 } });

    expect(uuids(await list())).toEqual([[], [], []]);
  });

  it('counts what it does not understand as seen', async () => {
    await start({ [PROCEDURES.describeVolume]: writeText('no XML') });

    const pages = await list();

    expect(pages.flatMap(({ rejected }) => rejected.map(({ uuid }) => uuid))).toEqual(KEYS);
  });

  it('reads answers that come byte by byte, or several at once, with events between them', async () => {
    const slowly: LibvirtReply = (socket, serial) => {
      const event = writeReply(1, 0, Buffer.alloc(8), 0, 2);
      const reply = writeReply(PROCEDURES.describeVolume, serial, writeText("<volume type='file'/>"));
      for (const byte of Buffer.concat([event, reply])) socket.write(Buffer.from([byte]));
    };
    await start({ [PROCEDURES.describeVolume]: slowly });

    expect(uuids(await list())).toEqual([['/p/a', '/p/b'], ['/p/c', '/p/d'], ['/p/e']]);
  });

  it.each<[string, number, LibvirtReply, string]>([
    ['a login that it wants', PROCEDURES.listAuthentication, writeList([writeNumber(1)]), 'configuration'],
    ['a login that it refuses', PROCEDURES.open, { error: 45 }, 'unauthorized'],
    ['a right that is missing', PROCEDURES.listPools, { error: 88 }, 'forbidden'],
    ['a pool that is gone', PROCEDURES.listVolumes, { error: 49 }, 'configuration'],
    ['a pool that is not active', PROCEDURES.listVolumes, { error: 55 }, 'inactive'],
    ['too many volumes', PROCEDURES.listVolumes, { error: 1 }, 'limit'],
    ['too many volumes, in the words of others', PROCEDURES.listVolumes, { error: 39 }, 'limit'],
    ['an internal error elsewhere', PROCEDURES.describeVolume, { error: 1 }, 'protocol'],
    ['an old libvirt', PROCEDURES.listPools, { error: 38 }, 'configuration'],
    ['an error of tomorrow', PROCEDURES.describeVolume, { error: 999 }, 'protocol'],
    ['a list that is cut off', PROCEDURES.listVolumes, writeNumber(3), 'protocol'],
    ['a list without end', PROCEDURES.listVolumes, writeNumber(0xffffffff), 'limit'],
    ['a packet that is too large', PROCEDURES.listVolumes, (socket) => socket.write(writeNumber(9 * 2 ** 20)), 'limit'],
    ['packets that nobody asked for', PROCEDURES.listVolumes, sendUnasked, 'limit'],
    ['a text without end', PROCEDURES.describeVolume, writeNumber(0xffffffff), 'protocol'],
    [
      'a pool without a name',
      PROCEDURES.listPools,
      writeList([writePool({ name: '', uuid: Buffer.alloc(16) })]),
      'protocol',
    ],
    ['a packet that is too long', PROCEDURES.listPools, (socket) => socket.write(writeNumber(0x7fffffff)), 'protocol'],
    ['a packet that is too short', PROCEDURES.listPools, (socket) => socket.write(writeNumber(3)), 'protocol'],
    ['HTTP', PROCEDURES.listAuthentication, (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), 'protocol'],
    ['an end', PROCEDURES.listVolumes, (socket) => socket.destroy(), 'network'],
  ])('tells of %s', async (_what, procedure, reply, kind) => {
    await start({ [procedure]: reply });

    const error = await failureOf(list());

    expect(error.kind).toBe(kind);
    expect([error.message, error.stack, error.cause].join(' ')).not.toContain('words of the other side');
  });

  it('tells of a libvirt that does not answer', async () => {
    await start({ [PROCEDURES.listVolumes]: () => undefined });
    // Long enough for the calls before, which are answered, on a busy machine.
    const hasty = await createLibvirt({ timeoutMs: 1_000 }).connect(buildAccount({ url: url() }), buildOutside());
    sessions.push(hasty);

    expect((await failureOf(readAll(hasty, { name: 'images' }))).kind).toBe('network');
  });

  it('ends with the reason of the signal while libvirt keeps it waiting', async () => {
    await start({ [PROCEDURES.listVolumes]: () => undefined });
    const abort = new AbortController();
    const reason = new Error('stop now');
    setTimeout(() => abort.abort(reason), 50);

    await expect(list({ signal: abort.signal })).rejects.toBe(reason);
  });

  it('ends when the session is closed meanwhile', async () => {
    await start({ [PROCEDURES.listVolumes]: () => undefined });
    const session = await connect();
    const reading = failureOf(readAll(session, { name: 'images' }));

    await session.close();

    expect((await reading).kind).toBe('network');
  });
});

describe('a connection', () => {
  it('is asked of the guard, and its refusal comes through as it is', async () => {
    await start();
    const refusal = new ProviderError('configuration', 'Not there.');
    const targets: ConnectTarget[] = [];
    const guarded: Outside['connect'] = (target) => {
      targets.push(target);
      return Promise.reject(refusal);
    };

    expect(await failureOf(connect({ connect: guarded }))).toBe(refusal);
    expect(targets).toEqual([{ host: '127.0.0.1', port: server.port }]);
  });

  it('is opened for reading', async () => {
    const opened: number[] = [];
    await start({
      [PROCEDURES.open]: (socket, serial) => {
        opened.push(serial);
        socket.write(writeReply(PROCEDURES.open, serial, Buffer.alloc(0)));
      },
    });

    await connect();

    expect(opened).toEqual([2]);
    expect(server.calls).toEqual([PROCEDURES.listAuthentication, PROCEDURES.open, PROCEDURES.listPools]);
  });
});

describe('finding single volumes', () => {
  it('proves nothing while libvirt fails', async () => {
    await start({ [PROCEDURES.findVolume]: { error: 88 } });

    expect((await failureOf((await connect()).find(['/p/a']))).kind).toBe('forbidden');
  });

  it('calls a volume missing when libvirt says so and all pools are active', async () => {
    await start();

    expect(await (await connect()).find(['/p/z'])).toEqual({ images: [], missing: ['/p/z'] });
  });

  it('leaves it open while a pool is not active', async () => {
    let asked = 0;
    const pool = (name: string) => writePool({ name, uuid: Buffer.alloc(16) });
    await start({
      [PROCEDURES.listPools]: (socket, serial) => {
        const all = ++asked < 3 ? [pool('images'), pool('asleep')] : [pool('images')];
        socket.write(writeReply(PROCEDURES.listPools, serial, writeList(all)));
      },
    });

    expect(await (await connect()).find(['/p/z'])).toEqual({ images: [], missing: [] });
  });
});
