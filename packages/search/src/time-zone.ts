/** Is a date and a time of day on a wall, in some time zone; months count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** Names the units of a wall time that a value may leave out, smallest last. */
export type TimeUnit = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

const DAY_MS = 86_400_000;

/** Holds one formatter a time zone: making one costs more than all else here. Intl knows some 600 names, which bounds it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Shows an instant as the clocks of a time zone do. */
export function toWallTime(instant: Date, timeZone: string): WallTime {
  const shifted = new Date(instant.getTime() + offsetAt(instant.getTime(), timeZone));
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    millisecond: shifted.getUTCMilliseconds(),
  };
}

/**
 * Finds the instant at which the clocks of a time zone show a time.
 *
 * Where clocks are put back it is the earlier of two instants; a time that clocks skip is moved forward by the gap.
 * Parts out of range carry over, so day 32 is a day of the next month.
 */
export function toInstant(wall: WallTime, timeZone: string): Date {
  const asUtc = utcMilliseconds(wall);
  const offsets = [offsetAt(asUtc - DAY_MS, timeZone), offsetAt(asUtc + DAY_MS, timeZone)] as const;
  const instants = offsets.map((offset) => asUtc - offset);
  const valid = instants.filter((instant) => instant + offsetAt(instant, timeZone) === asUtc);
  return new Date(valid.length > 0 ? Math.min(...valid) : asUtc - offsets[0]);
}

/** Reads a wall time as if it were UTC; unlike `Date.UTC`, it takes the years 0 to 99 as they are. */
export function utcMilliseconds(wall: WallTime): number {
  const date = new Date(0);
  date.setUTCFullYear(wall.year, wall.month - 1, wall.day);
  return date.setUTCHours(wall.hour, wall.minute, wall.second, wall.millisecond);
}

/** Gives the day of the calendar that a month and a day out of their range mean: day 0 is the last of the month before. */
export function utcDay(year: number, month: number, day: number): { year: number; month: number; day: number } {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Gives how many milliseconds the clocks of a time zone are ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(whole)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = utcMilliseconds({
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
    millisecond: 0,
  });
  return shown - whole;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}
