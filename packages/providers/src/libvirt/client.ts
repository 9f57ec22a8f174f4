import type { Duplex } from 'node:stream';
import { CONNECT_MS, IDLE_MS } from '../bounds.js';
import { cleanName } from '../clean.js';
import { ByteQueue } from '../byte-queue.js';
import type { StatusMeanings } from '../http.js';
import { type CallPhase, explainFailure, nameHost } from '../network-failure.js';
import { ProviderError } from '../provider-error.js';
import type { Outside } from '../provider.js';
import {
  ACTIVE_POOLS,
  ERRORS,
  type LibvirtAddress,
  LONGEST_PACKET,
  MAX_PACKET,
  NO_LOGIN,
  type Pool,
  PROCEDURES,
  PROGRAM,
  READ_ONLY,
  readPacket,
  readPool,
  readVolume,
  type Volume,
  writeCall,
  writeNumber,
  writeOptionalText,
  writePool,
  writeText,
  writeVolume,
  type XdrReader,
} from './wire.js';

/** Packets of events and streams, which nobody requested. */
const MOST_UNREQUESTED = 1_000;

export interface LibvirtSettings {
  /** Volumes a page. All their descriptions are requested at once. */
  pageSize: number;
  /** For one reply. */
  timeoutMs: number;
}

/** An error reply of libvirt. */
class LibvirtError extends Error {
  constructor(readonly code: number) {
    super(`libvirt error ${code}`);
  }
}

interface Pending {
  resolve(payload: XdrReader): void;
  reject(error: unknown): void;
}

/** Calls one libvirt over one read-only connection. Calls may run concurrently. */
export class LibvirtClient {
  private readonly pending = new Map<number, Pending>();
  private readonly received = new ByteQueue();
  private serial = 0;
  private failure: unknown = null;
  private unrequested = 0;
  private idle: NodeJS.Timeout | undefined;

  private constructor(
    private readonly stream: Duplex,
    private readonly peer: string,
    private readonly outside: Outside,
    private readonly settings: LibvirtSettings,
  ) {
    stream.on('data', (bytes: Buffer) => this.receive(bytes));
    stream.on('error', (error) => this.fail(explainFailure(peer, error, this.phase)));
    stream.on('close', () => this.fail(explainFailure(peer, { code: 'UND_ERR_SOCKET' }, this.phase)));
    outside.signal.addEventListener('abort', () => this.fail(outside.signal.reason));
  }

  /** @throws ProviderError when libvirt cannot be reached, requires a login, or refuses to open the uri. */
  static async connect(address: LibvirtAddress, outside: Outside, settings: LibvirtSettings): Promise<LibvirtClient> {
    outside.signal.throwIfAborted();
    const timeout = AbortSignal.any([outside.signal, AbortSignal.timeout(Math.min(CONNECT_MS, settings.timeoutMs))]);
    const peer = namePeer(address);
    const stream = await outside.connect(address.target, timeout).catch((error: unknown) => {
      outside.signal.throwIfAborted();
      throw explainFailure(peer, timeout.aborted ? { code: 'ETIMEDOUT' } : error);
    });
    const client = new LibvirtClient(stream, peer, outside, settings);
    try {
      await client.open(address.uri);
      return client;
    } catch (error) {
      client.close();
      throw error;
    }
  }

  close(): void {
    this.fail(new ProviderError('network', 'The session was closed.'));
  }

  /** Lists all pools, or only those whose volumes can be listed. */
  listPools(onlyActive: boolean): Promise<Pool[]> {
    const payload = Buffer.concat([writeNumber(1), writeNumber(onlyActive ? ACTIVE_POOLS : 0)]);
    return this.request(PROCEDURES.listPools, payload, (reader) => reader.list(readPool));
  }

  /** Lists a pool in one reply: libvirt has no pages. */
  async listVolumes(pool: Pool): Promise<Volume[]> {
    const payload = Buffer.concat([writePool(pool), writeNumber(1), writeNumber(0)]);
    try {
      const answer = await this.call(PROCEDURES.listVolumes, payload);
      return answer.list(readVolume);
    } catch (error) {
      // For a pool that is too large for one reply, libvirt 9 says only "internal error".
      if (!(error instanceof LibvirtError) || !isTooLarge(error)) throw explain(error);
      throw new ProviderError('limit', 'Libvirt cannot list the storage pool: it lists at most 16384 volumes.');
    }
  }

  /** Describes a volume in XML; null when it does not exist. */
  describeVolume(volume: Volume): Promise<string | null> {
    const payload = Buffer.concat([writeVolume(volume), writeNumber(0)]);
    return this.unlessMissing(() => this.call(PROCEDURES.describeVolume, payload).then((reader) => reader.text()));
  }

  /** Finds a volume in any active pool; null when libvirt says that there is none. */
  findVolume(key: string): Promise<Volume | null> {
    return this.unlessMissing(() => this.call(PROCEDURES.findVolume, writeText(key)).then(readVolume));
  }

  private async open(uri: string): Promise<void> {
    const logins = await this.request(PROCEDURES.listAuthentication, Buffer.alloc(0), (reader) =>
      reader.list((item) => item.number()),
    );
    if (!logins.includes(NO_LOGIN)) {
      throw new ProviderError(
        'configuration',
        'This libvirt requires a login (SASL or polkit), which is not supported: use its read-only socket.',
      );
    }
    await this.request(
      PROCEDURES.open,
      Buffer.concat([writeOptionalText(uri), writeNumber(READ_ONLY)]),
      () => undefined,
    );
  }

  private async unlessMissing<Result>(call: () => Promise<Result>): Promise<Result | null> {
    try {
      return await call();
    } catch (error) {
      if (error instanceof LibvirtError && error.code === ERRORS.noVolume) return null;
      throw explain(error);
    }
  }

  private async request<Result>(
    procedure: number,
    payload: Buffer,
    read: (reader: XdrReader) => Result,
  ): Promise<Result> {
    try {
      return read(await this.call(procedure, payload));
    } catch (error) {
      throw explain(error);
    }
  }

  private async call(procedure: number, payload: Buffer): Promise<XdrReader> {
    this.outside.signal.throwIfAborted();
    if (this.failure !== null) throw this.failure;
    const serial = ++this.serial;
    const { promise, resolve, reject } = Promise.withResolvers<XdrReader>();
    this.pending.set(serial, { resolve, reject });
    const { timeoutMs } = this.settings;
    const timer = this.failAfter(timeoutMs);
    this.idle ??= this.failAfter(IDLE_MS);
    this.stream.write(writeCall(procedure, serial, payload));
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.pending.delete(serial);
      if (this.pending.size === 0) this.endIdle();
    }
  }

  private receive(bytes: Buffer): void {
    this.received.add(bytes);
    this.idle?.refresh();
    for (let packet = this.takePacket(); packet; packet = this.takePacket()) {
      try {
        this.deliver(packet);
      } catch (error) {
        return this.fail(error);
      }
    }
  }

  /** Takes the next whole packet, without its length; null while there is none. */
  private takePacket(): Buffer | null {
    if (this.failure !== null || this.received.length < 4) return null;
    const length = this.received.bytes().readUInt32BE();
    if (length < 28 || length > MAX_PACKET) {
      this.fail(this.explainLength(length));
      return null;
    }
    return this.received.length < length ? null : this.received.take(length).subarray(4);
  }

  /** Explains why a packet of this length is refused. */
  private explainLength(length: number): ProviderError {
    return length < 28 || length > LONGEST_PACKET
      ? new ProviderError('protocol', `${this.peer} does not speak the protocol of libvirt: check the port.`)
      : new ProviderError('limit', `${this.peer} answers with more than ${MAX_PACKET} bytes.`);
  }

  private get phase(): CallPhase {
    return this.received.length > 0 ? 'in its answer' : 'before its answer';
  }

  /** Fails after a time. The time starts again when we hold the connection back ourselves. */
  private failAfter(ms: number): NodeJS.Timeout {
    const timer = setTimeout(() => (this.outside.isHeld?.() ? timer.refresh() : this.fail(this.silence(ms))), ms);
    return timer;
  }

  private endIdle(): void {
    clearTimeout(this.idle);
    this.idle = undefined;
  }

  private silence(ms: number): ProviderError {
    const seconds = ms / 1000;
    return new ProviderError(
      'network',
      `${this.peer} does not answer within ${seconds} s: check its load, and the network between.`,
    );
  }

  private deliver(packet: Buffer): void {
    const { header, payload } = readPacket(packet);
    const pending = this.pending.get(header.serial);
    if (header.program !== PROGRAM || header.type !== 1 || !pending) {
      if (++this.unrequested <= MOST_UNREQUESTED) return;
      throw new ProviderError('limit', `${this.peer} sent more than ${MOST_UNREQUESTED} unrequested packets.`);
    }
    if (header.status === 0) pending.resolve(payload);
    else pending.reject(new LibvirtError(payload.number()));
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    for (const call of this.pending.values()) call.reject(this.failure);
    this.stream.destroy();
  }
}

function isTooLarge({ code }: LibvirtError): boolean {
  return code === ERRORS.internal || code === ERRORS.rpc;
}

function namePeer({ target }: LibvirtAddress): string {
  if ('socket' in target) return `Libvirt at the socket ${cleanName(target.socket)}`;
  return `Libvirt at ${nameHost(target.host.includes(':') ? `[${target.host}]` : target.host, target.port)}`;
}

const FORBIDDEN = ['forbidden', 'Libvirt forbids this connection to read storage pools.'] as const;
const UNAUTHORIZED = ['unauthorized', 'Libvirt refuses the login.'] as const;
const MEANINGS: StatusMeanings = {
  [ERRORS.accessDenied]: FORBIDDEN,
  [ERRORS.operationDenied]: FORBIDDEN,
  [ERRORS.authenticationFailed]: UNAUTHORIZED,
  [ERRORS.authenticationCancelled]: UNAUTHORIZED,
  [ERRORS.authenticationUnavailable]: UNAUTHORIZED,
  [ERRORS.noPool]: ['configuration', 'The storage pool was deleted.'],
  [ERRORS.operationInvalid]: ['inactive', 'The storage pool is not active: its volumes are kept as they are.'],
  [ERRORS.unknownProcedure]: [
    'configuration',
    'This libvirt is too old: it cannot list the volumes of a pool at once.',
  ],
};

/** Turns an error of libvirt into one of ours. Only its code is used, never its text. */
function explain(error: unknown): unknown {
  if (!(error instanceof LibvirtError)) return error;
  const [kind, message] = MEANINGS[error.code] ?? ['protocol', `Libvirt answers with error ${error.code}.`];
  return new ProviderError(kind, message);
}
