/**
 * Bounds on what a source may send. No source may fill the memory of the worker, or keep it busy, at the cost of all others.
 * Honest sources stay far below. Above a bound, a ProviderError of kind `limit` names it. The bytes and the duration of one
 * response are bounded in each provider (HttpLimits).
 */

/** How long opening a connection may take, TLS included. */
export const CONNECT_MS = 10_000;

/** How long a source may be silent, before its response and inside it. */
export const IDLE_MS = 30_000;

/** Bounds of one JSON document: a response, an index, one product. A page of 1,000 images has about 30,000 values. */
export const JSON_BOUNDS = {
  /** Numbers, texts, lists, objects and keys. */
  values: 300_000,
  /** Nested lists and objects. */
  depth: 64,
  /** Of one text, in UTF-16 units. */
  text: 2 ** 20,
} as const;

/** Bounds of one XML document. A page of 1,000 images has about 60,000 elements. */
export const XML_BOUNDS = {
  /** Elements and attributes. */
  nodes: 250_000,
  depth: 64,
  /** Of one element. */
  attributes: 64,
  /** Of the text directly in one element, in UTF-16 units. */
  text: 2 ** 20,
} as const;

/** Scopes of one compute resource: datacenters, storage pools, streams of a mirror. */
export const MOST_SCOPES = 1_000;

/** Items in one page of a listing. At most 1,000 are requested. */
export const PAGE_ITEMS = 10_000;
