import { BlockList } from 'node:net';
import { embeddedAddresses, type IpAddress, isFour } from './ip-address.js';

/**
 * Where no compute resource lives. `never`: metadata services, which hand out credentials to whoever asks from inside,
 * and addresses that are no host's. `by name`: this machine and its link, only when the operator names the address.
 */
export type Refusal = 'never' | 'by name';

const NEVER = buildList([
  // Not an address; Linux takes it for this machine.
  '0.0.0.0/8',
  // Metadata, credentials and resolvers of AWS, which EC2, ECS and EKS keep side by side; most other clouds took the first.
  '169.254.169.0/24',
  '169.254.170.0/24',
  'fd00:ec2::/32',
  // The same of Alibaba, Azure, Oracle and Google.
  '100.100.100.200/32',
  '168.63.129.16/32',
  '192.0.0.192/32',
  'fd20:ce::254/128',
  // Multicast, reserved, broadcast.
  '224.0.0.0/4',
  '240.0.0.0/4',
  'ff00::/8',
  '::/128',
]);
const LOOPBACK_RANGES = ['127.0.0.0/8', '::1/128'];
const LINK_LOCAL_RANGES = ['169.254.0.0/16', 'fe80::/10'];
const LOOPBACK = buildList(LOOPBACK_RANGES);
const LINK_LOCAL = buildList(LINK_LOCAL_RANGES);

/** Says whether an address is refused, whatever leads to it. What a tunnel or a translator would reach counts too. */
export function refusalOf(address: IpAddress): Refusal | null {
  const hidden = embeddedAddresses(address);
  if (has(NEVER, address) || hidden.some((inner) => refusalOf(inner) !== null)) return 'never';
  return isLoopback(address) || has(LINK_LOCAL, address) ? 'by name' : null;
}

/** Whether an address is this machine's own. */
export function isLoopback(address: IpAddress): boolean {
  return has(LOOPBACK, address);
}

/** Whether a range holds no other addresses than this machine's own and its link's. */
export function isRangeOfOwn(network: IpAddress, bits: number): boolean {
  return [...LOOPBACK_RANGES, ...LINK_LOCAL_RANGES].some(
    (range) => bits >= Number(range.split('/')[1]) && has(buildList([range]), network),
  );
}

function has(list: BlockList, address: IpAddress): boolean {
  return list.check(address, isFour(address) ? 'ipv4' : 'ipv6');
}

function buildList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    list.addSubnet(network, Number(bits), network.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}
