/** Session settings that pg reads from a URL; they would override ours. */
const OVERRIDING = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'query_timeout'];

/** A database URL, split into the address of the server and the session options. */
export interface SplitUrl {
  address: string;
  /** The `options` of the URL. They go before ours, as the later of two equal settings counts. */
  options: string | undefined;
}

/** Removes session settings from a database URL, because pg prefers a URL to its other options. */
export function splitUrl(url: string): SplitUrl {
  const [address = '', query] = url.split(/\?(.*)/s);
  if (query === undefined) return { address, options: undefined };
  const parameters = new URLSearchParams(query);
  const options = parameters.get('options') ?? undefined;
  for (const name of ['options', ...OVERRIDING, 'client_encoding']) parameters.delete(name);
  return { address: parameters.size === 0 ? address : `${address}?${parameters.toString()}`, options };
}
