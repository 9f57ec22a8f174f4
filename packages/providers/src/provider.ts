import type { Duplex } from 'node:stream';

/**
 * The contract between the sync engine and one kind of compute resource. A provider only reads: it lists images and says when it
 * has listed all of them. Everything that it may reach comes in as an argument.
 */

/** Any JSON value. Cursors and properties consist of them. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** Code for one kind of compute resource. It keeps no state; each connection has its own session. */
export interface Provider {
  /** The `name` of a ProviderKind of `@image-catalog/spec`. */
  readonly kind: string;

  /**
   * Opens a session for one account, and logs in where the kind has a login.
   *
   * @throws ProviderError when the account cannot be used; the signal's reason when it is aborted.
   */
  connect(account: ProviderAccount, outside: Outside): Promise<ProviderSession>;
}

/** One connection to one compute resource, for one run. Scopes may be read concurrently. */
export interface ProviderSession {
  /** Lists the scopes. Their names are unique, and the same in every run. */
  scopes(): Promise<SourceScope[]>;

  /**
   * Reads a scope page by page, from its start (`null`) or from the `cursor` of an earlier page, also of another session. A
   * page is requested only when the reader asks for it. The last page, and only that, has `end`. An iteration without such a
   * page proves nothing about the images that it did not list.
   *
   * @throws ProviderError, of kind `cursor` when the listing must start again from `null`; the signal's reason when it is
   * aborted.
   */
  pages(scope: SourceScope, cursor: JsonValue | null): AsyncIterable<ImagePage>;

  /**
   * Finds single images, which costs less than a listing. Nothing is known about an id that is in neither part of the result:
   * the image may exist without being listed, or may be unreadable.
   *
   * @throws ProviderError when the call as a whole failed; the signal's reason when it is aborted.
   */
  find(uuids: readonly string[]): Promise<FoundImages>;

  /** Frees what the session holds. May be called twice, and never throws. */
  close(): Promise<void>;
}

/** A part of a compute resource that can fail on its own: a project in a region, one products file of an index. */
export interface SourceScope {
  readonly name: string;
}

/** One page of a listing. */
export interface ImagePage {
  /** Unique by uuid within the page. */
  images: ProviderImage[];
  /** Items that could not be read. One with a uuid counts as seen. */
  rejected: RejectedItem[];
  /** Where a later listing resumes after this page; null on the last page. */
  cursor: JsonValue | null;
  /** Whether the source itself said that this is the last page. */
  end: boolean;
  /** How many items the scope has according to the source; null when it does not say. */
  reported_total: number | null;
}

/** The result of finding single images. */
export interface FoundImages {
  /** Unique by uuid, and equal to what a listing contains. */
  images: FoundImage[];
  /** Only ids that the source itself said it does not have; never those of a failed call. */
  missing: string[];
}

/** An image, and the name of the scope that lists it. */
export interface FoundImage {
  scope: string;
  image: ProviderImage;
}

/** An item that was seen but cannot be used as an image. */
export interface RejectedItem {
  uuid: string | null;
  /** In our words, without text of the source. */
  reason: string;
}

/** How a source withdraws an image that it still has. */
export type WithdrawalKind = 'hidden' | 'deactivated' | 'deprecated' | 'disabled';

/** What a source says about the withdrawal of an image: it is still there, and not to be used for new machines. */
export interface Withdrawal {
  kind: WithdrawalKind;
  /** ISO 8601 in UTC, perhaps of the future; null when the source does not say. */
  at: string | null;
  /** What the source says to use instead. */
  replacement: string | null;
}

/**
 * One image as a provider sends it, named like the columns of the inventory. Its text is clean (`clean.ts`), so that Postgres can
 * store it and a reader can read it.
 */
export interface ProviderImage {
  /** Unique in the compute resource, and the same in every run. */
  uuid: string;
  name: string;
  path: string | null;
  /** The catalog's name: `x86_64`, `aarch64`, `ppc64le`, `s390x`, `i686`. The source's own name stays in `properties`. */
  architecture: string | null;
  /** Foreman's form, without white space: `Debian`, `Ubuntu`, `CentOS_Stream`, `RedHat`, `windows`. */
  os_name: string | null;
  /** Digits with dots, at most five characters: `12`, `22.04`. */
  os_major: string | null;
  /** Digits with dots, or empty when the distribution has no minor version; null only when `os_major` is. */
  os_minor: string | null;
  /** `bookworm`, `jammy`; Foreman requires it for the family Debian. */
  os_release_name: string | null;
  /** One of OPERATINGSYSTEM_FAMILIES. */
  os_family: string | null;
  /** The usual login of images of this distribution. */
  username: string | null;
  /** Operating systems that it may be, as titles, when fields and name disagree; else empty. A rule has to decide then. */
  os_readings: string[];
  /** The source's own word in lower case. Only `active` images are imported. */
  state: string;
  size_bytes: number | null;
  owner: string | null;
  tags: string[];
  /** Left out by kinds that know no withdrawal. */
  withdrawn?: Withdrawal | null;
  /** ISO 8601 in UTC. */
  provider_created_at: string | null;
  /** ISO 8601 in UTC. */
  provider_updated_at: string | null;
  /** Everything else that the source sent, unchanged but cleaned. */
  properties: Record<string, JsonValue>;
}

/** One account: the columns of a compute resource that a provider may see, with the password opened. */
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

/** Everything that a provider may reach. */
export interface Outside {
  /**
   * Must refuse addresses that the operator did not allow, best with a ProviderError (thrown, or as a cause), which reaches the
   * engine unchanged. Providers call it with `redirect: 'manual'`.
   */
  fetch: typeof fetch;
  /**
   * Opens a connection for protocols other than HTTP, under the same rules; the signal ends the attempt. Whoever opens a
   * connection closes it.
   */
  connect(target: ConnectTarget, signal?: AbortSignal): Promise<Duplex>;
  /**
   * Says whether a redirect may lead to another server: only when the operator's list names its host and port. Without it, none
   * may.
   */
  allowsRedirect?: (url: URL) => boolean;
  /** The only folder that a provider may read files in; null when files are not allowed. */
  filesRoot: string | null;
  /**
   * Says whether we hold requests or responses back right now. Then a silence is not the source's fault. Without it, we never
   * do.
   */
  isHeld?: () => boolean;
  /** Ends every call in progress. */
  signal: AbortSignal;
}
