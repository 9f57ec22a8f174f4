import { styleText } from 'node:util';

/** Styles of a text on a terminal. */
export type Style = 'bold' | 'green' | 'red' | 'yellow' | 'dim';

/** Paints a text, or leaves it as it is where colours would not be seen. */
export type Paint = (style: Style, text: string) => string;

/** Leaves every text as it is: for files, pipes and tests. */
export const PLAIN: Paint = (_style, text) => text;

/** Paints with the codes of a terminal. */
export const COLOURS: Paint = (style, text) => styleText(style, text, { validateStream: false });

const STYLES: Readonly<Record<string, Style>> = {
  ...styled('green', ['ok', 'succeeded', 'applied', 'present']),
  ...styled('red', ['FAIL', 'failed', 'revoked', 'disabled', 'expired']),
  ...styled('yellow', ['partial', 'held', 'pending', 'waiting', 'running', 'missing', 'incomplete', 'stale']),
  ...styled('dim', ['cancelled', 'unsupported', 'never', '-']),
};

/** Returns the style of a word that stands alone in a cell; undefined for all others. */
export function styleOf(word: string): Style | undefined {
  return Object.hasOwn(STYLES, word) ? STYLES[word] : undefined;
}

function styled(style: Style, words: readonly string[]): Record<string, Style> {
  return Object.fromEntries(words.map((word) => [word, style]));
}
