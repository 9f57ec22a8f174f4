import { type Paint, PLAIN, styleOf } from './paint.js';

/** A value in a table. */
export type Cell = string | number | null;

/** What a table prints without rows, and its colours. */
interface TableOptions {
  nothing?: string;
  paint?: Paint;
}

/** Formats rows below their titles, each column as wide as its widest text. Without rows, it is one sentence. */
export function table(
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
  { nothing = 'Nothing found.', paint = PLAIN }: TableOptions = {},
): string[] {
  if (rows.length === 0) return [nothing];
  const texts = rows.map((row) => row.map((cell) => shown(cell)));
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...texts.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[], draw: (text: string, padded: string) => string) =>
    row
      .map((text, column) => draw(text, isLast(row, column) ? text : text.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const head = line(titles, (_, padded) => paint('bold', padded));
  return [head, ...texts.map((row) => line(row, (text, padded) => painted(paint, text, padded)))];
}

function isLast(row: readonly string[], column: number): boolean {
  return column === row.length - 1;
}

function painted(paint: Paint, text: string, padded: string): string {
  const style = styleOf(text);
  return style === undefined ? padded : paint(style, padded);
}

/** Text of a provider could contain terminal control characters, so they are replaced. */
function shown(cell: Cell): string {
  // oxlint-disable-next-line no-control-regex -- these are the ones
  return String(cell ?? '-').replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '?');
}
