/** The most that is kept of the text of one image. Whatever cleans it, in a provider or after it, uses these limits. */
export const TEXT_LIMITS = {
  /** Bytes of an id that the sync can store: it must fit into an index. */
  uuid_bytes: 1_024,
  /** UTF-16 units of a name, a key or any other line: what a column of Foreman holds. */
  line: 255,
  /** UTF-16 units of any other text. */
  text: 8_192,
  tags: 64,
  /** Entries of one list or object of the properties. */
  entries: 256,
  /** Levels of lists and objects inside each other. */
  depth: 6,
  /** UTF-16 units of all properties together. */
  properties: 65_536,
} as const;

/** What Postgres cannot store (NUL, lone surrogates) and what no reader wants (other control characters). */
const UNFIT = /[\p{Cc}\p{Cs}]/gu;

/** The same without tab and line ends. */
const UNFIT_IN_TEXT = /[^\P{Cc}\t\n\r]|\p{Cs}/gu;

/** Text that is fit, found in one pass. Surrogate pairs are fit too, but need the slower check. */
const PLAIN = /^[ -~\u00a0-\ud7ff\ue000-\uffff]*$/;

/** Makes one line fit to be stored: drops unfit characters, trims, and cuts to a number of UTF-16 units. */
export function cleanLine(text: string, limit: number): string {
  return cut((PLAIN.test(text) ? text : text.replace(UNFIT, '')).trim(), limit);
}

/** Makes a text of several lines fit to be stored. */
export function cleanText(text: string, limit: number): string {
  return cut(PLAIN.test(text) ? text : text.replace(UNFIT_IN_TEXT, ''), limit);
}

/** Says whether a text can be stored exactly as it is. */
export function isFit(text: string): boolean {
  return PLAIN.test(text) || text.search(UNFIT) === -1;
}

function cut(text: string, limit: number): string {
  // A cut through a surrogate pair drops both halves.
  return text.length <= limit ? text : text.slice(0, limit).replace(/\p{Cs}$/u, '');
}
