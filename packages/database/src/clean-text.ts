/** What Postgres cannot hold (NUL, half surrogates) and no reader wants (other control characters). */
const UNFIT = /[\p{Cc}\p{Cs}]/gu;

/** The same, but tab and line ends may stay. */
const UNFIT_IN_TEXT = /[^\P{Cc}\t\n\r]|\p{Cs}/gu;

/** What is fit as it is, found in one pass; text with pairs of surrogates is fit as well, and takes the longer way. */
const PLAIN = /^[ -~\u00a0-\ud7ff\ue000-\uffff]*$/;

/** Makes one line fit to be stored: unfit characters dropped, trimmed, and cut to a number of UTF-16 units. */
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
  // A pair of surrogates that the cut would tear apart goes as a whole.
  return text.length <= limit ? text : text.slice(0, limit).replace(/\p{Cs}$/u, '');
}
