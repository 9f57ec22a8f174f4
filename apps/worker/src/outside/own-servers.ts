import { networkInterfaces } from 'node:os';
import { embeddedAddresses, type IpAddress, readAddress } from './ip-address.js';
import { isLoopback } from './refused-address.js';

/** A server of this installation, which no compute resource may lead to. */
export interface OwnServer {
  /** A name, an address, or an unspecified address for all of this machine's. */
  host: string;
  port: number;
}

/** Turns a name into the addresses that it has now. */
export type Resolve = (host: string) => Promise<IpAddress[]>;

const POSTGRES_PORT = 5432;

/** Finds the server of a database url; null when it is reached by a local socket. */
export function databaseServer(databaseUrl: string): OwnServer | null {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  const host = url?.searchParams.get('host') ?? url?.hostname ?? '';
  if (host === '' || host.startsWith('/') || host.startsWith('%2F')) return null;
  return {
    host: host.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url?.searchParams.get('port') ?? url?.port) || POSTGRES_PORT,
  };
}

/** Says of an address and a port whether they are one of our own servers, by whatever name they were asked for. */
export class OwnServers {
  constructor(
    private readonly servers: readonly OwnServer[],
    private readonly resolve: Resolve,
  ) {}

  /** Gives the test for one port; names are resolved anew, because a container keeps its name and changes its address. */
  async at(port: number): Promise<(address: IpAddress) => boolean> {
    const own = this.servers.filter((server) => server.port === port);
    const addresses = new Set((await Promise.all(own.map(({ host }) => this.addressesOf(host)))).flat());
    const onThisMachine = [...addresses].some((address) => isLoopback(address) || MACHINE.has(address));
    const is = (address: IpAddress): boolean =>
      addresses.has(address) ||
      (onThisMachine && (isLoopback(address) || machineAddresses().includes(address))) ||
      embeddedAddresses(address).some(is);
    return own.length === 0 ? () => false : is;
  }

  private async addressesOf(host: string): Promise<IpAddress[]> {
    const literal = readAddress(host);
    // A name that does not resolve now leads nobody there either.
    return literal === null ? this.resolve(host).catch(() => []) : [literal];
  }
}

/** What a server listens on when it listens on everything. */
const MACHINE: ReadonlySet<IpAddress> = new Set(['0.0.0.0', readAddress('::')!]);

function machineAddresses(): IpAddress[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.flatMap(({ address }) => readAddress(address) ?? []);
}
