import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Returns the key of the client behind an address. An IPv6 client owns a whole network, which is one key. */
export function clientKey(address: string): string {
  if (!isIPv6(address)) return address;
  const [literal = ''] = address.split('%');
  const ip = ipaddr.IPv6.parse(literal);
  if (ip.isIPv4MappedAddress()) return ip.toIPv4Address().toString();
  return `${ip.parts.slice(0, 4).map(hex).join(':')}::/64`;
}

function hex(part: number): string {
  return part.toString(16);
}
