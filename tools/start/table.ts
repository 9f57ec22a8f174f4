/** Formats rows under headings for a terminal. Numbers are right-aligned, everything else left-aligned. */
export function drawTable(headings: string[], rows: (string | number | null)[][]): string {
  const cells = rows.map((row) => row.map((cell) => String(cell ?? '')));
  const widths = headings.map((heading, column) =>
    Math.max(...[heading, ...cells.map((row) => row[column] ?? '')].map((cell) => cell.length)),
  );
  const isNumeric = headings.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'),
  );
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        isNumeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [headings, widths.map((width) => '-'.repeat(width)), ...cells].map(line).join('\n');
}
