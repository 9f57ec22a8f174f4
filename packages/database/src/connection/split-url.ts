/** Settings of a session that pg takes from a URL, and would put above those that we give it. */
const OVERRIDING = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'query_timeout'];

/** What a database URL says of where the server is, and of the session. */
export interface SplitUrl {
  address: string;
  /** The `options` of the URL, to stand before ours: of two settings of one name the later counts. */
  options: string | undefined;
}

/** Takes settings of the session out of a database URL, because pg lets a URL win over the options beside it. */
export function splitUrl(url: string): SplitUrl {
  const [address = '', query] = url.split(/\?(.*)/s);
  if (query === undefined) return { address, options: undefined };
  const parameters = new URLSearchParams(query);
  const options = parameters.get('options') ?? undefined;
  for (const name of ['options', ...OVERRIDING, 'client_encoding']) parameters.delete(name);
  return { address: parameters.size === 0 ? address : `${address}?${parameters.toString()}`, options };
}
