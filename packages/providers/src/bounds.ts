/**
 * What is taken of a source, in one place: whoever runs a source must not be able to fill the memory of a worker, or keep it
 * busy, for everybody else. Honest sources stay far below. Whatever goes over ends with a ProviderError of kind `limit` that
 * names the bound. How many bytes an answer may have, and how long it may take, stands with each provider (HttpLimits).
 */

/** How long a connection may take, TLS included. */
export const CONNECT_MS = 10_000;

/** How long a source may send nothing, before its answer and in the middle of it. */
export const IDLE_MS = 30_000;

/** Of one JSON document: an answer, an index, one product. A page of 1,000 images has some 30,000 values. */
export const JSON_BOUNDS = {
  /** Numbers, texts, lists, objects and keys. */
  values: 300_000,
  /** Lists and objects inside each other. */
  depth: 64,
  /** Of one text, in UTF-16 units. */
  text: 2 ** 20,
} as const;

/** Of one XML document. A page of 1,000 images has some 60,000 elements. */
export const XML_BOUNDS = {
  /** Elements and attributes. */
  nodes: 250_000,
  depth: 64,
  /** Of one element. */
  attributes: 64,
  /** Of the text directly in one element, in UTF-16 units. */
  text: 2 ** 20,
} as const;

/** Of one compute resource: datacenters, storage pools, streams of a mirror. */
export const MOST_SCOPES = 1_000;

/** Of one page of a listing. Sources are asked for 1,000 at the most. */
export const PAGE_ITEMS = 10_000;
