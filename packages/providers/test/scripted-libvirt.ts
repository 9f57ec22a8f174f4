import { type AddressInfo, createServer, type Socket } from 'node:net';
import { PROCEDURES, PROGRAM, VERSION, writeNumber, writePool, writeText, writeVolume } from '../src/libvirt/wire.js';

/** What a call is answered with: a payload, an error by its code, or anything at all. */
export type LibvirtReply = Buffer | { error: number } | ((socket: Socket, serial: number) => void);

export interface ScriptedLibvirt {
  port: number;
  /** Procedures that were called. */
  calls: number[];
  close(): Promise<void>;
}

const POOL = { name: 'images', uuid: Buffer.alloc(16, 7) };

export function writeList(items: readonly Buffer[]): Buffer {
  return Buffer.concat([writeNumber(items.length), ...items, writeNumber(items.length)]);
}

/** A libvirt with one pool of volumes, named by their keys, that all look alike. */
export function answersOf(keys: readonly string[]): Record<number, LibvirtReply> {
  const volumes = keys.map((key) => writeVolume({ pool: POOL.name, name: key, key }));
  return {
    [PROCEDURES.listAuthentication]: writeList([writeNumber(0)]),
    [PROCEDURES.open]: Buffer.alloc(0),
    [PROCEDURES.listPools]: writeList([writePool(POOL)]),
    [PROCEDURES.listVolumes]: writeList(volumes),
    [PROCEDURES.describeVolume]: writeText("<volume type='file'><capacity>7</capacity></volume>"),
    [PROCEDURES.findVolume]: { error: 50 },
  };
}

/** Writes a packet as libvirt does. */
export function writeReply(procedure: number, serial: number, payload: Buffer, status = 0, type = 1): Buffer {
  const head = [28 + payload.length, PROGRAM, VERSION, procedure, type, serial, status];
  return Buffer.concat([...head.map(writeNumber), payload]);
}

/**
 * Starts a server that answers libvirt's calls from a table. It stands in for what a real libvirtd cannot be made to do;
 * what that does is tested with one.
 */
export async function startScriptedLibvirt(answers: Record<number, LibvirtReply>): Promise<ScriptedLibvirt> {
  const calls: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      while (received.length >= 4 && received.length >= received.readUInt32BE()) {
        const packet = received.subarray(0, received.readUInt32BE());
        received = received.subarray(packet.length);
        answer(socket, packet.readUInt32BE(12), packet.readUInt32BE(20));
      }
    });
  });
  function answer(socket: Socket, procedure: number, serial: number): void {
    calls.push(procedure);
    const reply = answers[procedure];
    if (typeof reply === 'function') reply(socket, serial);
    else if (Buffer.isBuffer(reply)) socket.write(writeReply(procedure, serial, reply));
    else socket.write(writeReply(procedure, serial, writeError(reply?.error ?? 38), 1));
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    calls,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}

/** The beginning of libvirt's error, with the words that nobody may read. Libvirt: remote_error */
function writeError(code: number): Buffer {
  return Buffer.concat([code, 18, 1].map(writeNumber).concat(writeText('words of the other side')));
}
