import { DatabaseNotUsable } from './database-not-usable.js';
import { ENCRYPTION_PARAMETERS, type Encryption, readEncryption } from './encryption.js';

/** Session settings that pg reads from a URL; they would override ours. */
const OVERRIDING = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'query_timeout'];

/** A database URL, split into the address of the server, the session options and the encryption. */
export interface SplitUrl {
  address: string;
  /** The `options` of the URL. They go before ours, as the later of two equal settings counts. */
  options: string | undefined;
  /** Undefined when the URL says nothing of it. */
  encryption: Encryption | undefined;
}

/**
 * Removes from a database URL what pg would prefer to its other options, or read in another way.
 * @throws DatabaseNotUsable
 */
export function splitUrl(url: string): SplitUrl {
  checkUrl(url);
  const [address = '', query] = url.split(/\?(.*)/s);
  if (query === undefined) return { address, options: undefined, encryption: undefined };
  const parameters = new URLSearchParams(query);
  const options = parameters.get('options') ?? undefined;
  const encryption = encryptionOf(parameters);
  for (const name of ['options', ...OVERRIDING, 'client_encoding', ...ENCRYPTION_PARAMETERS]) parameters.delete(name);
  return { address: parameters.size === 0 ? address : `${address}?${parameters.toString()}`, options, encryption };
}

function encryptionOf(parameters: URLSearchParams): Encryption | undefined {
  try {
    return readEncryption(parameters);
  } catch (cause) {
    throw new DatabaseNotUsable((cause as Error).message, { cause });
  }
}

/** Says what DATABASE_URL should look like; repeats no part of it, since that may be a password. */
export const FORM = 'DATABASE_URL is not an address like postgresql://user:password@host:5432/database.';
const ENCODING =
  'Special characters of the password must be percent-encoded: / is %2F, ? is %3F, # is %23, @ is %40, : is %3A, % is %25.';

/**
 * A `/`, `?` or `#` in a password ends the host for a parser, so that the password's beginning becomes host and port, and its
 * rest the database. An `@` that follows gives that away. @throws DatabaseNotUsable
 */
function checkUrl(url: string): void {
  const [, authority = '', rest = ''] = /^postgres(?:ql)?:\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (rest.includes('@') || !isReadable(url)) throw new DatabaseNotUsable(`${FORM} ${ENCODING}`);
  if (!/^postgres(ql)?:\/\//i.test(url)) throw new DatabaseNotUsable(FORM);
  if (!isDecodable(authority)) throw new DatabaseNotUsable(`${FORM} ${ENCODING}`);
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

// A host may be left out, as in postgresql:///database?host=/run/postgresql.
function isReadable(url: string): boolean {
  return URL.canParse(url) || URL.canParse(url.replace('@/', '@localhost/'));
}
