/**
 * Reads what a search may compare a point in time with.
 *
 * Foreman: scoped_search 4.3.0, `definition.rb` (parse_temporal) and `query_builder.rb` (datetime_test). The original hands
 * everything else to Ruby's date guesser, which finds dates in words such as `x86_64`; here the formats are a list.
 */
import { readAbsoluteTime } from './absolute-time.js';
import type { TimeUnit, WallTime } from './time-zone.js';
import { toInstant, toWallTime } from './time-zone.js';

/** The time and time zone in which `today` and the like are read. */
export interface Clock {
  readonly now: Date;
  /** The IANA name of the user's time zone, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/** Is what a value means: the unit of time that it names, from `start` up to but not including `end`. */
export interface TimeSpan {
  readonly start: Date;
  readonly end: Date;
  /** True for a day and longer: `>` then means after the span, and `<=` includes it. */
  readonly isCalendar: boolean;
}

/** Keeps every instant within what both Intl and Postgres write as a year of four digits. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 9000;

const RELATIVE = /^\s*(\d{1,6})\s+(minute|hour|day|week|month|year)s?\s+(ago|from\s+now)\s*$/i;
const DAY_WORDS = [
  { pattern: /\btoday\b/i, days: 0 },
  { pattern: /\byesterday\b/i, days: -1 },
  { pattern: /\btomorrow\b/i, days: 1 },
] as const;

/** Reads a value in the user's time zone; undefined when it is no time that we know. */
export function parseTemporal(value: string, clock: Clock): TimeSpan | undefined {
  const today = toWallTime(clock.now, clock.timeZone);
  const word = DAY_WORDS.find(({ pattern }) => pattern.test(value));
  if (word !== undefined) return spanOf({ ...today, day: today.day + word.days }, 'day', clock.timeZone);
  const relative = RELATIVE.exec(value);
  if (relative !== null) return readRelative(relative, today, clock);
  const absolute = readAbsoluteTime(value, today);
  if (absolute === undefined) return undefined;
  return spanOf(absolute.wall, absolute.unit, clock.timeZone, absolute.offset);
}

function readRelative(match: RegExpExecArray, today: WallTime, clock: Clock): TimeSpan | undefined {
  const [, digits = '', unit = '', direction = ''] = match;
  const amount = Number(digits) * (direction.toLowerCase() === 'ago' ? -1 : 1);
  switch (unit.toLowerCase()) {
    case 'minute':
      return minuteFrom(clock.now.getTime() + amount * 60_000);
    case 'hour':
      return minuteFrom(clock.now.getTime() + amount * 3_600_000);
    case 'day':
      return spanOf({ ...today, day: today.day + amount }, 'day', clock.timeZone);
    case 'week':
      return spanOf({ ...today, day: today.day + amount * 7 }, 'day', clock.timeZone);
    case 'month':
      return spanOf(addMonths(today, amount), 'day', clock.timeZone);
    default:
      return spanOf(addMonths(today, amount * 12), 'day', clock.timeZone);
  }
}

function minuteFrom(start: number): TimeSpan | undefined {
  return checked(new Date(start), new Date(start + 60_000), false);
}

/** Moves by months; a day that the month does not have becomes its last one. */
function addMonths(wall: WallTime, months: number): WallTime {
  const lastDay = new Date(Date.UTC(wall.year, wall.month + months, 0)).getUTCDate();
  return { ...wall, month: wall.month + months, day: Math.min(wall.day, lastDay) };
}

function spanOf(wall: WallTime, unit: TimeUnit, timeZone: string, offset?: number): TimeSpan | undefined {
  if (!(Math.abs(wall.day) < 1e7 && Math.abs(wall.month) < 1e7)) return undefined;
  const start = truncate(wall, unit);
  const instant = (time: WallTime): Date => {
    const zoned = toInstant(time, offset === undefined ? timeZone : 'UTC');
    return new Date(zoned.getTime() - (offset ?? 0));
  };
  const isCalendar = unit === 'day' || unit === 'month' || unit === 'year';
  return checked(instant(start), instant({ ...start, [unit]: start[unit] + 1 }), isCalendar);
}

/** Clears what is smaller than the unit; the fraction of a second stays, as the value wrote it down. */
function truncate(wall: WallTime, unit: TimeUnit): WallTime {
  switch (unit) {
    case 'second':
      return wall;
    case 'minute':
      return { ...wall, second: 0, millisecond: 0 };
    case 'hour':
      return { ...wall, minute: 0, second: 0, millisecond: 0 };
    case 'day':
      return { ...wall, hour: 0, minute: 0, second: 0, millisecond: 0 };
    case 'month':
      return { ...wall, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };
    case 'year':
      return { ...wall, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };
  }
}

function checked(start: Date, end: Date, isCalendar: boolean): TimeSpan | undefined {
  const known = start.getUTCFullYear() >= FIRST_YEAR && end.getUTCFullYear() <= LAST_YEAR;
  return known ? { start, end, isCalendar } : undefined;
}
