import { isIPv4, isIPv6 } from 'node:net';

/** An IPv4 address in dotted form, or an IPv6 one in full: eight groups of four digits. Two spellings of one address are equal. */
export type IpAddress = string;

/** Gives the one spelling of a literal address, an IPv4 address in IPv6 form as IPv4; null when it is none, or has a zone. */
export function readAddress(text: string): IpAddress | null {
  if (isIPv4(text)) return text;
  if (!isIPv6(text) || text.includes('%')) return null;
  const groups = readGroups(text.toLowerCase());
  return startsWith(groups, [0, 0, 0, 0, 0, 0xffff]) ? dotted(groups, 6) : write(groups);
}

/** Whether an address is IPv4. */
export function isFour(address: IpAddress): boolean {
  return address.includes('.');
}

/**
 * Gives the IPv4 addresses that an IPv6 one leads to by way of a translator or a tunnel: IPv4-compatible, translated
 * (RFC 2765), NAT64 (RFC 6052, 8215), 6to4 (RFC 3056), Teredo (RFC 4380) and ISATAP (RFC 5214).
 */
export function embeddedAddresses(address: IpAddress): IpAddress[] {
  if (isFour(address)) return [];
  const groups = readGroups(address);
  const found: IpAddress[] = [];
  if (startsWith(groups, [0, 0, 0, 0, 0, 0]) && groups[6] !== 0) found.push(dotted(groups, 6));
  if (startsWith(groups, [0, 0, 0, 0, 0xffff, 0])) found.push(dotted(groups, 6));
  if (startsWith(groups, [0x64, 0xff9b])) found.push(nat64(groups));
  if (startsWith(groups, [0x2002])) found.push(dotted(groups, 1));
  if (startsWith(groups, [0x2001, 0])) found.push(dotted(groups, 2), dotted(groups.map(invert), 6));
  if ((groups[4]! & 0xfdff) === 0 && groups[5] === 0x5efe) found.push(dotted(groups, 6));
  return found;
}

function readGroups(text: string): number[] {
  const [head = '', tail] = text.replace(/\d+\.\d+\.\d+\.\d+$/, writeDottedAsGroups).split('::');
  const before = split(head);
  if (tail === undefined) return before;
  const after = split(tail);
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function writeDottedAsGroups(four: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = four.split('.').map(Number);
  return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}

function split(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

function write(groups: readonly number[]): string {
  return groups.map((group) => group.toString(16).padStart(4, '0')).join(':');
}

function dotted(groups: readonly number[], at: number): string {
  const [high, low] = [groups[at]!, groups[at + 1]!];
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
}

/** At the end, or behind the prefix of 48 bits of local use, with eight bits of nothing in its middle. RFC 6052, 2.2 */
function nat64(groups: readonly number[]): string {
  if (groups[2] !== 1 || groups[6] !== 0 || groups[7] !== 0) return dotted(groups, 6);
  const high = groups[3]!;
  const low = ((groups[4]! & 0xff) << 8) | (groups[5]! >> 8);
  return dotted([high, low], 0);
}

function invert(group: number): number {
  return group ^ 0xffff;
}

function startsWith(groups: readonly number[], start: readonly number[]): boolean {
  return start.every((group, index) => groups[index] === group);
}
