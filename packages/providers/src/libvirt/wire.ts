import { isUtf8 } from 'node:buffer';
import { ProviderError } from '../provider-error.js';
import type { ConnectTarget } from '../provider.js';

/** The remote protocol of libvirt. Libvirt: src/remote/remote_protocol.x, docs/kbase/internals/rpc.rst */
export const PROGRAM = 0x20008086;
export const VERSION = 1;
/** The longest packet that libvirt sends, its length included. Libvirt: VIR_NET_MESSAGE_MAX */
export const LONGEST_PACKET = 32 * 2 ** 20 + 4;
/** The longest packet that we accept. The longest list of libvirt has about 5 MiB. */
export const MAX_PACKET = 8 * 2 ** 20;
/** Libvirt: REMOTE_STORAGE_VOL_LIST_MAX, REMOTE_STORAGE_POOL_LIST_MAX */
const MAX_LIST = 16_384;
const HEADER_LENGTH = 28;

export const PROCEDURES = {
  open: 1,
  close: 2,
  listAuthentication: 66,
  findVolume: 96,
  describeVolume: 99,
  listPools: 281,
  listVolumes: 282,
} as const;

export const READ_ONLY = 1;
export const ACTIVE_POOLS = 2;
/** Libvirt: REMOTE_AUTH_NONE */
export const NO_LOGIN = 0;

/** Error codes that have a meaning here. Libvirt: include/libvirt/virterror.h */
export const ERRORS = {
  internal: 1,
  unknownProcedure: 38,
  rpc: 39,
  authenticationFailed: 45,
  noPool: 49,
  noVolume: 50,
  operationInvalid: 55,
  authenticationCancelled: 79,
  authenticationUnavailable: 80,
  operationDenied: 29,
  accessDenied: 88,
} as const;

export interface Pool {
  name: string;
  uuid: Buffer;
}

export interface Volume {
  pool: string;
  name: string;
  /** Unique in a libvirt; for most kinds of pools, a path. */
  key: string;
  /** Whether name and key are no UTF-8, so that libvirt cannot be asked about the volume. Their other bytes are escaped. */
  is_unreadable?: boolean;
}

/** The address of a libvirt, and the uri to open there. */
export interface LibvirtAddress {
  target: ConnectTarget;
  /** `qemu:///system` */
  uri: string;
}

const DEFAULT_PORT = 16_509;
/** The read-only socket of libvirtd in Debian, Fedora and SUSE. */
const DEFAULT_SOCKET = '/run/libvirt/libvirt-sock-ro';

/** Reads the url of an account. @throws ProviderError of kind `configuration` when it is malformed or not supported. */
export function readAddress(url: string | null): LibvirtAddress {
  const parsed = url !== null && URL.canParse(url.trim()) ? new URL(url.trim()) : null;
  const [, driver, transport] = /^([a-z]+)(?:\+([a-z0-9]+))?:$/.exec(parsed?.protocol ?? '') ?? [];
  if (!parsed || !driver) {
    throw new ProviderError('configuration', 'The url must be an address of libvirt, such as qemu+tcp://host/system.');
  }
  if (parsed.password) throw new ProviderError('configuration', 'The url must not hold a password.');
  const uri = `${driver}://${parsed.pathname || '/system'}`;
  switch (transport ?? (parsed.hostname === '' ? 'unix' : 'tls')) {
    case 'tcp':
      return { target: readHost(parsed), uri };
    case 'unix':
      return { target: { socket: readSocket(parsed) }, uri };
    default:
      throw new ProviderError(
        'configuration',
        'Of libvirt’s transports only tcp and unix are supported: qemu+tcp://host/system, qemu+unix:///system?socket=/path.',
      );
  }
}

function readHost(url: URL): ConnectTarget {
  if (url.hostname === '') throw new ProviderError('configuration', 'The url names no host.');
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(url.port) || DEFAULT_PORT };
}

function readSocket(url: URL): string {
  const socket = url.searchParams.get('socket') ?? DEFAULT_SOCKET;
  if (url.hostname === '' && socket.startsWith('/')) return socket;
  throw new ProviderError('configuration', 'The socket must be an absolute path on this machine, without a host.');
}

/** The header of a packet. */
export interface Header {
  program: number;
  procedure: number;
  /** 0 is a call, 1 its reply; others are events and streams. */
  type: number;
  serial: number;
  /** 0 is success, 1 an error. */
  status: number;
}

/** Writes a call, after its length. */
export function writeCall(procedure: number, serial: number, payload: Buffer): Buffer {
  const head = [HEADER_LENGTH + payload.length, PROGRAM, VERSION, procedure, 0, serial, 0];
  return Buffer.concat([...head.map(writeNumber), payload]);
}

/** Reads a packet without its length. */
export function readPacket(packet: Buffer): { header: Header; payload: XdrReader } {
  const payload = new XdrReader(packet);
  const [program, _version, procedure, type, serial, status] = Array.from({ length: 6 }, () => payload.number());
  return { header: { program, procedure, type, serial, status } as Header, payload };
}

export function writeNumber(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function writeText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([writeNumber(bytes.length), bytes, Buffer.alloc(padding(bytes.length))]);
}

/** Writes a text that the protocol declares optional. */
export function writeOptionalText(text: string): Buffer {
  return Buffer.concat([writeNumber(1), writeText(text)]);
}

export function writePool({ name, uuid }: Pool): Buffer {
  return Buffer.concat([writeText(name), uuid]);
}

export function writeVolume({ pool, name, key }: Volume): Buffer {
  return Buffer.concat([writeText(pool), writeText(name), writeText(key)]);
}

export function readPool(reader: XdrReader): Pool {
  return { name: reader.text(), uuid: reader.bytes(16) };
}

export function readVolume(reader: XdrReader): Volume {
  const [pool, name, key] = [reader.text(), reader.readable(), reader.readable()];
  const isUnreadable = name.is_unreadable || key.is_unreadable;
  return { pool, name: name.text, key: key.text, ...(isUnreadable && { is_unreadable: true }) };
}

/** Reads values of XDR. RFC 4506 @throws ProviderError of kind `protocol` when the packet is malformed. */
export class XdrReader {
  private at = 0;

  constructor(private readonly buffer: Buffer) {}

  number(): number {
    return this.bytes(4).readUInt32BE();
  }

  text(): string {
    return new TextDecoder('utf-8', { fatal: false }).decode(this.opaque());
  }

  /** Reads a text that may be no UTF-8; then bytes beyond ASCII are written as `\xNN`, so that it stays unique. */
  readable(): { text: string; is_unreadable: boolean } {
    const bytes = this.opaque();
    if (isUtf8(bytes)) return { text: new TextDecoder().decode(bytes), is_unreadable: false };
    const text = bytes
      .toString('latin1')
      .replace(/[^ -~]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
    return { text, is_unreadable: true };
  }

  private opaque(): Buffer {
    const length = this.number();
    const bytes = this.bytes(length);
    this.bytes(padding(length));
    return bytes;
  }

  list<Item>(read: (reader: XdrReader) => Item): Item[] {
    const length = this.number();
    if (length > MAX_LIST)
      throw new ProviderError('limit', `Libvirt answers with a list of more than ${MAX_LIST} items.`);
    // Each item takes at least four bytes.
    if (length > this.buffer.length / 4) throw this.malformed();
    return Array.from({ length }, () => read(this));
  }

  bytes(length: number): Buffer {
    if (this.at + length > this.buffer.length) throw this.malformed();
    this.at += length;
    return this.buffer.subarray(this.at - length, this.at);
  }

  private malformed(): ProviderError {
    return new ProviderError('protocol', 'Libvirt sent a packet that cannot be read.');
  }
}

function padding(length: number): number {
  return (4 - (length % 4)) % 4;
}
