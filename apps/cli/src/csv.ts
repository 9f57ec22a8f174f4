import type { Cell } from './table.js';

/** Formats a row of CSV. RFC 4180: a text with a comma, a quote or a line break stands in quotes, which are doubled. */
export function csvLine(cells: readonly Cell[]): string {
  return cells.map((cell) => quoted(String(cell ?? ''))).join(',');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
