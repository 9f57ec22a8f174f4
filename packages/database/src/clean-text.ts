/** Characters that Postgres cannot store (NUL, lone surrogates) or nobody wants (other control characters). */
const UNFIT = /[\p{Cc}\p{Cs}]/gu;

/** The same, except tab and line ends. */
const UNFIT_IN_TEXT = /[^\P{Cc}\t\n\r]|\p{Cs}/gu;

/** A fast test for most text without such characters; text with surrogate pairs fails it and takes the slow way. */
const PLAIN = /^[ -~\u00a0-\ud7ff\ue000-\uffff]*$/;

/** Makes one line that can be stored: drops unfit characters, trims, and cuts it to a number of UTF-16 units. */
export function cleanLine(text: string, limit: number): string {
  return cut((PLAIN.test(text) ? text : text.replace(UNFIT, '')).trim(), limit);
}

/** Makes a text of several lines that can be stored. */
export function cleanText(text: string, limit: number): string {
  return cut(PLAIN.test(text) ? text : text.replace(UNFIT_IN_TEXT, ''), limit);
}

/** Says whether a text can be stored exactly as it is. */
export function isFit(text: string): boolean {
  return PLAIN.test(text) || text.search(UNFIT) === -1;
}

function cut(text: string, limit: number): string {
  // Drop a surrogate pair that the cut would split.
  return text.length <= limit ? text : text.slice(0, limit).replace(/\p{Cs}$/u, '');
}
