/** Shows a moment as Foreman's views do: `2020-08-31 15:17:29 UTC`. */
export function viewDate(moment: Date): string {
  const iso = moment.toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** Shows a moment as a raw row does: `2020-08-31T15:17:29.296Z`. */
export function rowDate(moment: Date): string {
  return moment.toISOString();
}

/** Shows a moment as Foreman's views do, or null when there is none. */
export function optionalViewDate(moment: Date | null): string | null {
  return moment === null ? null : viewDate(moment);
}
