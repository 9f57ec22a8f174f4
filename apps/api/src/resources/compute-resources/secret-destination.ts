import type { ProviderKind } from '@image-catalog/spec';
import type { ComputeResourceColumns } from './compute-resource.columns.js';

/** The error for a change of where a stored password is sent, without that password. */
export const GIVE_AGAIN = 'must be given again, as what is changed says where it is sent';

/** The attributes that decide where a compute resource's password is sent. */
interface Directed {
  url: string | null;
  attrs: Record<string, unknown>;
}

/**
 * Tells whether a change without a password would send the stored one to another place, or to somebody who was not trusted
 * with it. Foreman sends it wherever the new address points.
 */
export function isDirectedElsewhere(kind: ProviderKind, before: Directed, change: ComputeResourceColumns): boolean {
  if (change.password !== undefined) return false;
  const after = {
    url: change.url === undefined ? before.url : change.url,
    attrs: { ...before.attrs, ...change.attrs },
  };
  return kind.directing.some((name) => directionOf(kind, name, before) !== directionOf(kind, name, after));
}

function directionOf(kind: ProviderKind, name: ProviderKind['directing'][number], { url, attrs }: Directed): string {
  if (name === 'url') return addressOf(url, kind.names_places === true);
  return JSON.stringify(attrs[name] || DEFAULTS[name] || null);
}

/** The values of attributes that are not set. */
const DEFAULTS: Readonly<Record<string, string>> = { cloud: 'azure' };

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

/** Ports that libvirt has for its transports; those of http and https are known to URL. */
const PORTS: Readonly<Record<string, string>> = { tcp: '16509', tls: '16514', ssh: '22', libssh: '22', libssh2: '22' };

/**
 * Normalises an address, so that two with the same scheme, host and port are the same text. An address
 * without scheme is that of a server with https; one that cannot be read leads nowhere but to itself.
 */
function addressOf(url: string | null, namesPlaces: boolean): string {
  const text = url?.trim() ?? '';
  if (text === '' || (namesPlaces && !/[:/]/.test(text))) return '';
  const whole = SCHEME.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return text;
  const { protocol, hostname, port, search } = new URL(whole);
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (protocol === 'http:' || protocol === 'https:') return `${protocol}//${host}:${port}`;
  // Of other schemes the query may name another socket or command, or switch checks off.
  return `${protocol}//${host}:${port || defaultPort(protocol)}${search}`;
}

function defaultPort(protocol: string): string {
  return PORTS[/\+([a-z0-9]+):$/.exec(protocol)?.[1] ?? 'tls'] ?? '';
}
