import { BlockList } from 'node:net';
import { PROVIDER_KINDS } from '@image-catalog/spec';
import { type IpAddress, isFour, readAddress } from './ip-address.js';
import { isRangeOfOwn, refusalOf } from './refused-address.js';

/** What the operator allows the worker to reach, by kind of compute resource; `Foreman` stands for targets, and `*` for every kind. */
export type EgressRules = ReadonlyMap<string, readonly EgressRule[]>;

/** One entry: hosts by name, addresses by range, or a local socket. */
export type EgressRule = HostRule | RangeRule | SocketRule;

export interface HostRule {
  type: 'host';
  /** Whole names: `cloud.example`. */
  host: string;
  /** Whether names below the host are meant instead of itself: `*.cloud.example`. */
  below: boolean;
  ports: PortRange[];
}

export interface RangeRule {
  type: 'range';
  addresses: BlockList;
  /** The address, when it is named and not just one of a range. */
  literal: IpAddress | null;
  ports: PortRange[];
}

export interface SocketRule {
  type: 'socket';
  path: string;
}

interface PortRange {
  first: number;
  last: number;
}

const NAME = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/;
const OWN = 'this machine or its link';
const KEYS = ['host', 'range', 'socket'] as const;

/** Reads the operator's list. @throws Error that says where it is wrong and what should stand there. */
export function readEgressRules(text: string): EgressRules {
  const document = parse(text);
  const known = ['*', ...PROVIDER_KINDS.map(({ name }) => name), 'Foreman'];
  return new Map(
    Object.entries(document).map(([kind, rules]) => {
      if (!known.includes(kind)) throw wrong(`"${kind}" must be one of ${known.join(', ')}`);
      if (!Array.isArray(rules)) throw wrong(`${kind} must be a list`);
      return [kind, rules.map((rule: unknown, index) => readRule(rule, `${kind}[${index}]`))];
    }),
  );
}

function parse(text: string): object {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw wrong(`it must be JSON: ${(error as Error).message}`);
  }
  if (isObject(document)) return document;
  throw wrong('it must be an object with a list for each kind of compute resource');
}

function readRule(rule: unknown, where: string): EgressRule {
  if (!isObject(rule)) throw wrong(`${where} must be an object`);
  const named = KEYS.filter((key) => key in rule);
  const [key] = named;
  if (key === undefined || named.length > 1) throw wrong(`${where} must have one of ${KEYS.join(', ')}`);
  const allowed = key === 'socket' ? [key] : [key, 'ports'];
  const unknown = Object.keys(rule).find((name) => !allowed.includes(name as 'ports'));
  if (unknown !== undefined) throw wrong(`${where} must not have "${unknown}"`);
  const value = (rule as Record<string, unknown>)[key];
  if (typeof value !== 'string') throw wrong(`${where}.${key} must be a text`);
  if (key === 'socket') return readSocket(value, where);
  const ports = readPorts((rule as Record<string, unknown>)['ports'], where);
  return key === 'host' ? readHost(value, ports, where) : readRange(value, ports, where);
}

function readSocket(path: string, where: string): SocketRule {
  if (/^\/[^\0]+$/.test(path)) return { type: 'socket', path };
  throw wrong(`${where}.socket must be an absolute path`);
}

function readHost(value: string, ports: PortRange[], where: string): EgressRule {
  const address = readAddress(value.replace(/^\[(.*)\]$/, '$1'));
  if (address !== null) return readRange(`${address}/${isFour(address) ? 32 : 128}`, ports, where);
  const below = value.startsWith('*.');
  const host = (below ? value.slice(2) : value).toLowerCase().replace(/\.$/, '');
  refuseBelowLocalhost(host, below, where);
  if (host === 'localhost') refusePortRanges(host, ports, where);
  if (NAME.test(host) && !/^[\d.]+$/.test(host)) return { type: 'host', host, below, ports };
  throw wrong(`${where}.host must be a name, an address or *.name, not "${value}"`);
}

function readRange(value: string, ports: PortRange[], where: string): RangeRule {
  const [network = '', bits = '', ...more] = value.split('/');
  const address = readAddress(network);
  const most = address !== null && isFour(address) ? 32 : 128;
  if (address === null || more.length > 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > most) {
    throw wrong(`${where}.range must be a range such as 10.20.0.0/16, not "${value}"`);
  }
  const literal = Number(bits) === most ? address : null;
  if (literal !== null && refusalOf(literal) === 'never') {
    throw wrong(`${where} names ${network}, which is never connected to`);
  }
  if (isRangeOfOwn(address, Number(bits))) {
    if (literal === null) throw wrong(`${where}.range ${value} is ${OWN}: write each of its addresses alone, as host`);
    refusePortRanges(network, ports, where);
  }
  const addresses = new BlockList();
  addresses.addSubnet(address, Number(bits), isFour(address) ? 'ipv4' : 'ipv6');
  return { type: 'range', addresses, literal, ports };
}

/** This machine counts only where address and port are named one by one, so that nothing of it is opened by accident. */
function refusePortRanges(name: string, ports: readonly PortRange[], where: string): void {
  const range = ports.find(({ first, last }) => first !== last);
  if (range === undefined) return;
  throw wrong(
    `${where} names ${name}, which is ${OWN}: write each of its ports alone, not "${range.first}-${range.last}"`,
  );
}

// Names below localhost lead to this machine, too, and a rule for one would not count.
function refuseBelowLocalhost(host: string, below: boolean, where: string): void {
  const isBelow = host.endsWith('.localhost') || (below && host === 'localhost');
  if (isBelow) throw wrong(`${where} names ${below ? '*.' : ''}${host}: write "localhost" or 127.0.0.1, and each port`);
}

function readPorts(value: unknown, where: string): PortRange[] {
  const problem = wrong(`${where}.ports must be a list of ports, such as [443, "8000-8080"]`);
  if (!Array.isArray(value) || value.length === 0) throw problem;
  return value.map((port: unknown) => {
    const [, first, last] = /^(\d{1,5})-(\d{1,5})$/.exec(String(port)) ?? [null, String(port), String(port)];
    const range = { first: Number(first), last: Number(last) };
    if (typeof port === 'number' ? !isPort(port) : last === first || typeof port !== 'string') throw problem;
    if (!isPort(range.first) || !isPort(range.last) || range.first > range.last) throw problem;
    return range;
  });
}

function isPort(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 65_535;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(what: string): Error {
  return new Error(`EGRESS (or the file that EGRESS_FILE names) is wrong: ${what}`);
}
