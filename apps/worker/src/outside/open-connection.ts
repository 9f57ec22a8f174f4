import { CONNECT_MS, nameHost } from '@image-catalog/providers';
import { connect, type LookupFunction, type NetConnectOpts, type Socket } from 'node:net';
import { type IpAddress, isFour, readAddress } from './ip-address.js';
import { refusal } from './guard.js';

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
  // A literal address is not resolved. It is used in the spelling that was allowed.
  const target = readAddress(host) === null ? host : found[0]!.address;
  const socket = await open({ host: target, port, lookup, autoSelectFamily: true }, signal);
  const reached = readAddress(socket.remoteAddress ?? '');
  if (reached !== null && addresses.includes(reached)) return socket;
  socket.destroy();
  // A connection that was reset at once has no remote address.
  throw reached === null ? failure('ECONNRESET', 'The connection was reset') : refusal(nameHost(host, port));
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
    const timer = setTimeout(() => end(failure('ETIMEDOUT', 'The connection took too long')), CONNECT_MS);
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupt);
      socket.off('error', end);
    };
    signal?.addEventListener('abort', interrupt);
    socket.once('error', end).once('close', done);
    socket.once('connect', () => {
      done();
      // An error before the caller listens would end the process.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
