import { CONNECT_MS, nameHost, ProviderError } from '@image-catalog/providers';
import { Logger } from '@nestjs/common';
import type { EgressRule, EgressRules } from './egress-rules.js';
import { type IpAddress, isFour, readAddress } from './ip-address.js';
import type { OwnServers, Resolve } from './own-servers.js';
import { refusalOf } from './refused-address.js';

const LOCALHOST = ['127.0.0.1', '::1'].flatMap((address) => readAddress(address) ?? []);

/** Characters of a socket's path in an error. */
const MOST_PATH = 200;

const logger = new Logger('Egress');

/** Decides what the provider of one kind may connect to. Every connection of every provider passes here. */
export class Guard {
  private readonly rules: readonly EgressRule[] | null;

  constructor(
    private readonly kind: string,
    rules: EgressRules | null,
    private readonly own: OwnServers,
    private readonly resolve: Resolve,
  ) {
    this.rules = rules && [...(rules.get(kind) ?? []), ...(rules.get('*') ?? [])];
  }

  /**
   * Returns the allowed addresses of a host. The caller connects to one of these, and does not resolve the name again: it could
   * lead elsewhere by then.
   *
   * @throws ProviderError of kind `configuration` when there are none, `network` when the name has no address at all.
   */
  async admit(host: string, port: number): Promise<IpAddress[]> {
    const name = host.toLowerCase().replace(/\.$/, '');
    const literal = readAddress(name);
    if (literal === null && !/^[^:%[\]\s]+$/.test(name)) throw this.refuse(host, port);
    const addresses = literal === null ? await this.resolveHost(host.toLowerCase(), port) : [literal];
    const isOwn = await this.own.at(port);
    const admitted = addresses.filter((address) => !isOwn(address) && this.allows(name, address, port));
    if (admitted.length === 0) throw this.refuse(host, port);
    return admitted;
  }

  /** Says whether a redirect may lead to a server: the list must name it. Its address is still checked when it is connected to. */
  allowsRedirect(host: string, port: number): boolean {
    const name = host.toLowerCase().replace(/\.$/, '');
    const address = readAddress(name);
    if (this.rules?.some((rule) => covers(rule, name, address, port))) return true;
    logger.warn(`A redirect for kind ${this.kind} leads to ${nameHost(host, port)}, which the list does not name`);
    return false;
  }

  /** Allows a local socket that the operator names. @throws ProviderError of kind `configuration` for any other. */
  admitSocket(path: string): string {
    const named = this.rules?.some((rule) => rule.type === 'socket' && rule.path === path);
    // Names of this form are PostgreSQL's sockets.
    if (named && !/(^|\/)\.s\.PGSQL\.\d+$/.test(path)) return path;
    throw this.refuse(path);
  }

  private async resolveHost(name: string, port: number): Promise<IpAddress[]> {
    // RFC 6761, 6.3: a resolver must not be asked.
    if (/(^|\.)localhost\.?$/.test(name)) return [...LOCALHOST];
    const where = nameHost(name, port);
    const addresses = await withinConnectTime(this.resolve(name)).catch((error: { code?: unknown } | null) => {
      if (error?.code === 'ENOTFOUND') return [];
      const advice = 'check the DNS of the worker, or try again later';
      throw new ProviderError('network', `The DNS does not answer for the host of ${where}: ${advice}.`);
    });
    if (addresses.length > 0) return addresses;
    throw new ProviderError('network', `There is no host ${where}: check the name, and the DNS of the worker.`);
  }

  private allows(name: string, address: IpAddress, port: number): boolean {
    switch (refusalOf(address)) {
      case 'never':
        return false;
      case 'by name':
        return this.rules?.some((rule) => isNamed(rule, name, address, port)) ?? false;
      case null:
        return this.rules?.some((rule) => covers(rule, name, address, port)) ?? true;
    }
  }

  /** The error is the same for every reason, so that it reveals nothing about our network. */
  private refuse(host: string, port?: number): ProviderError {
    const where = port === undefined ? cleanText(host) : nameHost(host, port);
    logger.warn(`A compute resource of kind ${this.kind} leads to ${where}, which is not connected to`);
    return refusal(where);
  }
}

/** Returns the error for a refused address, which says where the operator can allow it. */
export function refusal(where: string): ProviderError {
  const advice = 'if it is right, its operator allows it in the file of EGRESS_FILE, or in EGRESS, of the worker';
  return new ProviderError(
    'configuration',
    `The address ${where} is one that this server does not connect to: ${advice}.`,
  );
}

function cleanText(path: string): string {
  return path.replace(/[^\x20-\x7e]/g, '?').slice(0, MOST_PATH);
}

async function withinConnectTime<Result>(result: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('The DNS took too long')), CONNECT_MS);
  try {
    return await Promise.race([result, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Says whether a rule covers a host. A range covers addresses only; `address` is null while a name is not resolved. */
function covers(rule: EgressRule, name: string, address: IpAddress | null, port: number): boolean {
  if (rule.type === 'socket' || !rule.ports.some(({ first, last }) => first <= port && port <= last)) return false;
  if (rule.type === 'range')
    return address !== null && rule.addresses.check(address, isFour(address) ? 'ipv4' : 'ipv6');
  return rule.below ? name.endsWith(`.${rule.host}`) : name === rule.host;
}

/** Says whether a rule names exactly this address, or `localhost`, and this port. Ranges and other names do not count. */
function isNamed(rule: EgressRule, name: string, address: IpAddress, port: number): boolean {
  if (rule.type === 'socket' || !rule.ports.some(({ first, last }) => first === port && last === port)) return false;
  if (rule.type === 'range') return rule.literal === address;
  return rule.host === 'localhost' && !rule.below && name === 'localhost';
}
