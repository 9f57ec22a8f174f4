import { connect, type LookupFunction, type NetConnectOpts, type Socket } from 'node:net';
import { type IpAddress, isFour, readAddress } from './ip-address.js';
import { refusal } from './guard.js';

/** How long a host may take to accept a connection. */
const PATIENCE_MS = 10_000;

/** Connects to one of the addresses of a host, and to no other. @throws what node:net throws, or the signal's reason. */
export async function openTcp(
  host: string,
  port: number,
  addresses: readonly IpAddress[],
  signal?: AbortSignal,
): Promise<Socket> {
  const found = addresses.map((address) => ({ address, family: isFour(address) ? 4 : 6 }));
  const lookup: LookupFunction = (_host, { all }, callback) => {
    if (all) callback(null, found);
    else callback(null, found[0]!.address, found[0]!.family);
  };
  // A literal is not looked up: it is its own address, in the spelling that was admitted.
  const target = readAddress(host) === null ? host : found[0]!.address;
  const socket = await open({ host: target, port, lookup, autoSelectFamily: true }, signal);
  const reached = readAddress(socket.remoteAddress ?? '');
  if (reached !== null && addresses.includes(reached)) return socket;
  socket.destroy();
  throw refusal();
}

/** Connects to a local socket. @throws what node:net throws, or the signal's reason. */
export function openSocket(path: string, signal?: AbortSignal): Promise<Socket> {
  return open({ path }, signal);
}

function open(options: NetConnectOpts, signal?: AbortSignal): Promise<Socket> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const socket = connect(options);
    const end = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    const interrupt = () => end(signal?.reason as Error);
    const timer = setTimeout(() => end(new Error('The connection took too long')), PATIENCE_MS);
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupt);
      socket.off('error', end);
    };
    signal?.addEventListener('abort', interrupt);
    socket.once('error', end).once('close', done);
    socket.once('connect', () => {
      done();
      resolve(socket);
    });
  });
}
