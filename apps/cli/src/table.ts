/** Formats rows below their titles, each column as wide as its widest text. */
export function table(titles: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string[] {
  const texts = [titles, ...rows.map((row) => row.map((cell) => shown(cell)))];
  const widths = titles.map((_, column) => Math.max(...texts.map((row) => (row[column] ?? '').length)));
  return texts.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Text of a provider could contain terminal control characters, so they are replaced. */
function shown(cell: string | number | null): string {
  // oxlint-disable-next-line no-control-regex -- these are the ones
  return String(cell ?? '-').replaceAll(/[\u0000-\u001f\u007f-\u009f]/g, '?');
}
