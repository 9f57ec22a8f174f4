import { lookup } from 'node:dns/promises';
import { CONNECT_MS, type ConnectTarget, nameUrl, type Outside, ProviderError } from '@image-catalog/providers';
import { Agent, buildConnector, fetch as undiciFetch } from 'undici';
import { readEgressRules } from './egress-rules.js';
import { Guard, refusal } from './guard.js';
import { readAddress } from './ip-address.js';
import { openSocket, openTcp } from './open-connection.js';
import { type OwnServer, OwnServers, type Resolve } from './own-servers.js';

type Fetch = typeof undiciFetch;

/** The operator's rules for the worker's way out. */
export interface EgressSettings {
  /** The operator's list as JSON. Null allows everything that is not always refused. */
  rules: string | null;
  own_servers: readonly OwnServer[];
  /** For tests. */
  resolve?: Resolve;
}

/**
 * The worker's only way out. Gives a run a fetch and a connect that reach only what the operator allows its kind, one folder of
 * files or none, and the signal that ends the run.
 */
export class Egress {
  private readonly rules;
  private readonly resolve: Resolve;
  private readonly own: OwnServers;
  /** One agent for each kind: a connection that is kept open must not serve a kind that may not open it. */
  private readonly kinds = new Map<string, { guard: Guard; agent: Agent }>();

  /** @throws Error that says where the operator's list is wrong. */
  constructor({ rules, own_servers, resolve = resolveName }: EgressSettings) {
    this.rules = rules === null ? null : readEgressRules(rules);
    this.resolve = resolve;
    this.own = new OwnServers(own_servers, resolve);
  }

  outside(kind: string, filesRoot: string | null, signal: AbortSignal): Outside {
    const { guard, agent } = this.of(kind);
    return {
      fetch: ((...request: Parameters<Fetch>) => guardedFetch(agent, ...request)) as typeof fetch,
      connect: (target, ending) => guardedConnect(guard, target, ending),
      allowsRedirect: ({ protocol, hostname, port }) =>
        guard.allowsRedirect(unbracket(hostname), Number(port || (protocol === 'https:' ? 443 : 80))),
      filesRoot,
      signal,
    };
  }

  private of(kind: string) {
    const known = this.kinds.get(kind);
    if (known) return known;
    const guard = new Guard(kind, this.rules, this.own, this.resolve);
    const made = { guard, agent: new Agent({ connect: guardedConnector(guard) }) };
    this.kinds.set(kind, made);
    return made;
  }
}

/** Opens the connection itself, so that it uses the address that was checked. TLS runs on top of it. */
function guardedConnector(guard: Guard): buildConnector.connector {
  const secure = buildConnector({ allowH2: false, timeout: CONNECT_MS });
  return (options, callback) => {
    const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80));
    const host = unbracket(options.hostname);
    guard
      .admit(host, port)
      .then((addresses) => openTcp(host, port, addresses))
      .then(
        (socket) => {
          socket.setNoDelay(true).setKeepAlive(true, 60_000);
          if (options.protocol === 'https:') secure({ ...options, httpSocket: socket }, callback);
          else callback(null, socket);
        },
        (error: Error) => callback(error, null),
      );
  };
}

async function guardedFetch(agent: Agent, ...[input, init]: Parameters<Fetch>): ReturnType<Fetch> {
  const url = new URL(input instanceof URL || typeof input === 'string' ? input : input.url);
  // fetch also refuses a user in an address, but its message contains the address.
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw refusal(url.hostname === '' ? url.protocol : nameUrl(url));
  }
  // Redirects are never followed. A provider that wants to see them sets `manual`.
  const redirect = init?.redirect === 'manual' ? 'manual' : 'error';
  try {
    return await undiciFetch(input, { ...init, redirect, dispatcher: agent });
  } catch (error) {
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
      if (cause instanceof ProviderError) throw cause;
    }
    throw error;
  }
}

function unbracket(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

async function guardedConnect(guard: Guard, target: ConnectTarget, signal?: AbortSignal) {
  if ('socket' in target) return openSocket(guard.admitSocket(target.socket), signal);
  const { host, port } = target;
  return openTcp(host, port, await guard.admit(host, port), signal);
}

async function resolveName(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true });
  return found.flatMap(({ address }) => readAddress(address) ?? []);
}
