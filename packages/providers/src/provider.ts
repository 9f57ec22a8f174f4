import type { Duplex } from 'node:stream';

/**
 * The contract between the sync engine and one kind of compute resource. A provider only reads: it lists what a compute
 * resource holds and says when it has seen all of it. Everything that it may touch comes in as an argument.
 */

/** Any value that JSON can hold; what cursors and properties are made of. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** Code that knows one kind of compute resource. It keeps no state; each connection has its own session. */
export interface Provider {
  /** The `name` of a ProviderKind of `@image-catalog/spec`. */
  readonly kind: string;

  /**
   * Opens a session for one account, logged in where the kind has a login.
   *
   * @throws ProviderError when the account cannot be used; the signal's reason when it is aborted.
   */
  connect(account: ProviderAccount, outside: Outside): Promise<ProviderSession>;
}

/** One connection to one compute resource, good for one run. Scopes may be read side by side. */
export interface ProviderSession {
  /** Lists what can fail on its own; the names are unique, and the same from run to run. */
  scopes(): Promise<Scope[]>;

  /**
   * Reads a scope page by page, from its start (`null`) or from the `cursor` of a page read earlier, also one of another
   * session. The next page is not asked for until the reader wants it. The last page, and only that, has `end`; an
   * iteration that stops without one has proved nothing about what it did not see.
   *
   * @throws ProviderError, of kind `cursor` when the listing must be started again from `null`; the signal's reason when
   * it is aborted.
   */
  pages(scope: Scope, cursor: JsonValue | null): AsyncIterable<ImagePage>;

  /**
   * Looks at single images, which costs less than a listing. An id that is in neither part of the answer is one of which
   * nothing is known: it may be there without being listed, or be one that cannot be understood.
   *
   * @throws ProviderError when the look as a whole failed; the signal's reason when it is aborted.
   */
  look(uuids: readonly string[]): Promise<Sighting>;

  /** Lets go of what the session holds. May be called again, and never throws. */
  close(): Promise<void>;
}

/** What can fail on its own inside a compute resource: a project in a region, one products file of an index. */
export interface Scope {
  readonly name: string;
}

/** One page of a listing, with where to go on after it. */
export interface ImagePage {
  /** Unique by uuid within the page. */
  images: AvailableImage[];
  /** What the source listed but could not be understood; an item with a uuid counts as seen. */
  rejected: RejectedItem[];
  /** Where a new listing goes on after this page; null on the last page. */
  cursor: JsonValue | null;
  /** Whether the source itself proved that nothing comes after this page. */
  end: boolean;
  /** How many items the source says the scope has; null when it does not say. */
  reported_total: number | null;
}

/** What a look at single images found. */
export interface Sighting {
  /** Unique by uuid, and as a listing of the scope would give them. */
  images: SightedImage[];
  /** Only ids of which the source itself said that there is no such image; never those that a failure left open. */
  missing: string[];
}

/** An image with the name of the scope that lists it. */
export type SightedImage = AvailableImage & { scope: string };

/** An item that was seen but cannot be an available image. */
export interface RejectedItem {
  uuid: string | null;
  /** Ours, without text of the source. */
  reason: string;
}

/** One image that a compute resource holds, in the words of the inventory's columns. */
export interface AvailableImage {
  /** Unique in the compute resource, and the same from run to run. */
  uuid: string;
  name: string;
  path: string | null;
  /** As the catalog names it: `x86_64`, `aarch64`, `ppc64le`, `s390x`, `i686`; what the source wrote stays in `properties`. */
  architecture: string | null;
  /** Foreman's form, without white space: `Debian`, `Ubuntu`, `CentOS_Stream`, `RedHat`, `windows`. */
  os_name: string | null;
  /** Digits, at most five. */
  os_major: string | null;
  /** Digits with dots, or empty where the distribution has no minor version; null only when `os_major` is. */
  os_minor: string | null;
  /** `bookworm`, `jammy`; Foreman requires it for the family Debian. */
  os_release_name: string | null;
  /** One of OPERATINGSYSTEM_FAMILIES. */
  os_family: string | null;
  /** The login that images of this distribution usually come with. */
  username: string | null;
  /** The source's own word in lower case; only `active` is importable. */
  state: string;
  size_bytes: number | null;
  owner: string | null;
  tags: string[];
  /** ISO 8601 in UTC. */
  provider_created_at: string | null;
  /** ISO 8601 in UTC. */
  provider_updated_at: string | null;
  /** Everything else that the source said, as it said it, cut to size. */
  properties: Record<string, JsonValue>;
}

/** One account at one provider: the columns of a compute resource that a provider may see, with the password opened. */
export interface ProviderAccount {
  url: string | null;
  user: string | null;
  password: string | null;
  uuid: string | null;
  domain: string | null;
  /** What only this kind has. */
  attrs: Record<string, unknown>;
}

/** The other end of a connection: a port of a host, or a socket of this machine. */
export type ConnectTarget = { host: string; port: number } | { socket: string };

/** All of the world that a provider may reach. */
export interface Outside {
  /**
   * Must refuse addresses that the operator did not allow, best by a ProviderError (thrown, or as a cause), which then
   * reaches the engine as it is. Providers ask it not to follow redirects.
   */
  fetch: typeof fetch;
  /**
   * Opens a connection for protocols that are not HTTP, under the same rules and with the same refusal; the signal ends
   * the opening. Whoever opens a connection closes it.
   */
  connect(target: ConnectTarget, signal?: AbortSignal): Promise<Duplex>;
  /** The only folder that a provider may read files in; null when files are not allowed. */
  filesRoot: string | null;
  /**
   * Whether this side holds back what comes in, or what goes out, for now: then it is not the source that is silent. Never,
   * without it.
   */
  isHeld?: () => boolean;
  /** Ends every call under way. */
  signal: AbortSignal;
}
