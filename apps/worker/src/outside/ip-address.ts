import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An IPv4 address in dotted form, or an IPv6 address as eight groups of four digits. Two spellings of one address are equal. */
export type IpAddress = string;

// The prefixes of IPv6 that lead to an IPv4 address: IPv4-compatible, translated (RFC 2765), NAT64 (RFC 6052, 8215), 6to4
// (RFC 3056) and Teredo (RFC 4380).
const COMPATIBLE = ipaddr.IPv6.parseCIDR('::/96');
const TRANSLATED = ipaddr.IPv6.parseCIDR('::ffff:0:0:0/96');
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/32');
const SIX_TO_FOUR = ipaddr.IPv6.parseCIDR('2002::/16');
const TEREDO = ipaddr.IPv6.parseCIDR('2001::/32');

/**
 * Reads a literal address, and an IPv4-mapped one as IPv4. Gives null for any other text, and for an address with a zone.
 * Node decides what an address is, because ipaddr.js also takes `127.1` and `0x7f.0.0.1`.
 */
export function readAddress(text: string): IpAddress | null {
  if (isIPv4(text)) return text;
  if (!isIPv6(text) || text.includes('%')) return null;
  // ipaddr.js reads the IPv4-compatible ::192.0.2.1 as IPv4-mapped, unless its zeros are written.
  const address = ipaddr.IPv6.parse(text.replace(/^::(?=[\d.]+$)/, '0::'));
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString();
  return address.parts.map((group) => group.toString(16).padStart(4, '0')).join(':');
}

/** Whether an address is IPv4. */
export function isFour(address: IpAddress): boolean {
  return address.includes('.');
}

/** Gives the IPv4 addresses that a translator or a tunnel would reach by way of an IPv6 address. */
export function embeddedAddresses(address: IpAddress): IpAddress[] {
  if (isFour(address)) return [];
  const ip = ipaddr.IPv6.parse(address);
  const { parts } = ip;
  const found: IpAddress[] = [];
  if (ip.match(COMPATIBLE) && parts[6] !== 0) found.push(dotted(parts, 6));
  if (ip.match(TRANSLATED)) found.push(dotted(parts, 6));
  if (ip.match(NAT64)) found.push(nat64(parts));
  if (ip.match(SIX_TO_FOUR)) found.push(dotted(parts, 1));
  // Teredo: the server, then the client with all bits inverted.
  if (ip.match(TEREDO)) found.push(dotted(parts, 2), dotted(parts.map(invert), 6));
  if (isIsatap(parts)) found.push(dotted(parts, 6));
  return found;
}

/** ISATAP has no prefix of its own: it shows in the middle of the address. RFC 5214, 6.1 */
function isIsatap(parts: readonly number[]): boolean {
  return (parts[4]! & 0xfdff) === 0 && parts[5] === 0x5efe;
}

/** The address stands at the end, or behind a local prefix of 48 bits, with eight zero bits in its middle. RFC 6052, 2.2 */
function nat64(parts: readonly number[]): IpAddress {
  if (parts[2] !== 1 || parts[6] !== 0 || parts[7] !== 0) return dotted(parts, 6);
  const high = parts[3]!;
  const low = ((parts[4]! & 0xff) << 8) | (parts[5]! >> 8);
  return dotted([high, low], 0);
}

function dotted(parts: readonly number[], at: number): IpAddress {
  const [high, low] = [parts[at]!, parts[at + 1]!];
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}

function invert(part: number): number {
  return part ^ 0xffff;
}
