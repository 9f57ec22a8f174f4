import { networkInterfaces } from 'node:os';
import { embeddedAddresses, type IpAddress, readAddress } from './ip-address.js';
import { isLoopback } from './refused-address.js';

/** A server of this installation, to which no compute resource may connect us. */
export interface OwnServer {
  /** A name, an address, or an unspecified address, which stands for all addresses of this machine. */
  host: string;
  port: number;
}

/** Resolves a name to its current addresses. */
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

/** Says whether an address and a port belong to one of our own servers, under any name. */
export class OwnServers {
  constructor(
    private readonly servers: readonly OwnServer[],
    private readonly resolve: Resolve,
  ) {}

  /** Returns the test for one port. Names are resolved each time, because a container keeps its name and changes its address. */
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
    // A name that does not resolve leads nowhere.
    return literal === null ? this.resolve(host).catch(() => []) : [literal];
  }
}

/** The addresses of a server that listens on all interfaces. */
const MACHINE: ReadonlySet<IpAddress> = new Set(['0.0.0.0', readAddress('::')!]);

function machineAddresses(): IpAddress[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.flatMap(({ address }) => readAddress(address) ?? []);
}
