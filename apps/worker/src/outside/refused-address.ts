import { BlockList, isIPv6 } from 'node:net';

/** Where clouds hand out credentials to whoever asks from inside; no compute resource lives there. */
const METADATA = new BlockList();
METADATA.addSubnet('169.254.0.0', 16, 'ipv4');
METADATA.addAddress('100.100.100.200', 'ipv4');
METADATA.addAddress('168.63.129.16', 'ipv4');
METADATA.addAddress('192.0.0.192', 'ipv4');
METADATA.addSubnet('fe80::', 10, 'ipv6');
METADATA.addAddress('fd00:ec2::254', 'ipv6');
METADATA.addAddress('fd20:ce::254', 'ipv6');

/** Says whether an address is one of a cloud's metadata services, or link-local; an IPv4 address in IPv6 form counts too. */
export function isRefusedAddress(address: string): boolean {
  return METADATA.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
