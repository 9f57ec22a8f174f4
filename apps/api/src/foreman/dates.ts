/** A moment in UTC as Postgres writes it: `2020-08-31 15:17:29.296123+00`, in JSON with a `T`. Kept as text for speed. */
export type Moment = string;

/** Shows a moment as Foreman's views do: `2020-08-31 15:17:29 UTC`. */
export function viewDate(moment: Moment): string {
  const hour = moment.indexOf(':') - 2;
  return `${moment.slice(0, hour - 1)} ${moment.slice(hour, hour + 8)} UTC`;
}

/** Shows a moment as a raw row does: `2020-08-31T15:17:29.296Z`. */
export function rowDate(moment: Moment): string {
  const hour = moment.indexOf(':') - 2;
  const [, fraction = ''] = /\.(\d{1,3})/.exec(moment) ?? [];
  return `${moment.slice(0, hour - 1)}T${moment.slice(hour, hour + 8)}.${fraction.padEnd(3, '0')}Z`;
}

/** Shows a moment as Foreman's views do, or null when there is none. */
export function optionalViewDate(moment: Moment | null): string | null {
  return moment === null ? null : viewDate(moment);
}
