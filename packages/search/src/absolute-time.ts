import { type DateParts, readDate } from './calendar-date.js';
import { type ClockParts, takeClock, takeDigits } from './clock-time.js';
import type { TimeUnit, WallTime } from './time-zone.js';
import { utcDay, utcMilliseconds } from './time-zone.js';

/** Is a date, a time or both, as a value writes them; the offset in milliseconds only when the value names one. */
export interface AbsoluteTime {
  readonly wall: WallTime;
  readonly unit: TimeUnit;
  readonly offset?: number;
}

type Parts = DateParts & Partial<ClockParts>;

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY = /(?<![a-z\d])(?<name>sun|mon|tue|wed|thu|fri|sat)(?:day|s|sday|nesday|rs|rsday|urday)?(?![a-z\d])[.,]*/;

const UNITS = ['second', 'minute', 'hour', 'day', 'month', 'year'] as const satisfies readonly TimeUnit[];

/**
 * Reads a date, a time of today, or both, in any order; undefined when the text is something else or no day of the calendar.
 *
 * A weekday beside a date is not looked at; alone, it is the latest such day, today included.
 */
export function readAbsoluteTime(value: string, today: WallTime): AbsoluteTime | undefined {
  const text = collapse(value.replace(/\([^()]*\)\s*$/, ''));
  const weekday = WEEKDAY.exec(text)?.groups?.['name'];
  const parts = readParts(collapse(text.replace(WEEKDAY, ' ')), weekday, today);
  if (parts === undefined) return undefined;
  const unit = UNITS.find((candidate) => parts[candidate] !== undefined);
  const wall = complete(parts, today);
  if (unit === undefined || !isReal(wall)) return undefined;
  return parts.offset === undefined ? { wall, unit } : { wall, unit, offset: parts.offset };
}

function collapse(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

function readParts(text: string, weekday: string | undefined, today: WallTime): Parts | undefined {
  if (text === '') return weekday === undefined ? undefined : latest(weekday, today);
  const date = readDate(text);
  if (date !== undefined) return date;
  const timed = takeClock(text);
  if (timed?.rest === '') return weekday === undefined ? timed.clock : { ...latest(weekday, today), ...timed.clock };
  if (timed !== undefined) return joined(readDate(timed.rest), timed.clock);
  const compact = takeDigits(text);
  const whole = compact === undefined ? undefined : readDate(compact.rest);
  return whole?.year === undefined || whole.day === undefined ? undefined : joined(whole, compact?.clock);
}

function joined(date: DateParts | undefined, clock: ClockParts | undefined): Parts | undefined {
  return date === undefined || clock === undefined ? undefined : { ...date, ...clock };
}

function latest(weekday: string, today: WallTime): DateParts {
  const current = new Date(utcMilliseconds(today)).getUTCDay();
  const ago = (current - WEEKDAYS.indexOf(weekday) + 7) % 7;
  return utcDay(today.year, today.month, today.day - ago);
}

/** Fills in what the value leaves out: the date of today, else the first of its kind. */
function complete(parts: Parts, today: WallTime): WallTime {
  const isTimeAlone = parts.day === undefined && parts.month === undefined && parts.year === undefined;
  return {
    year: parts.year ?? today.year,
    month: parts.month ?? (isTimeAlone ? today.month : 1),
    day: parts.day ?? (isTimeAlone ? today.day : 1),
    hour: parts.hour ?? 0,
    minute: parts.minute ?? 0,
    second: parts.second ?? 0,
    millisecond: parts.millisecond ?? 0,
  };
}

/** Says whether the calendar and the clock know these numbers; 24:00 ends a day, and a leap second a minute. */
function isReal({ year, month, day, hour, minute, second, millisecond }: WallTime): boolean {
  const date = utcDay(year, month, day);
  if (date.month !== month || date.day !== day) return false;
  if (hour === 24) return minute === 0 && second === 0 && millisecond === 0;
  return hour < 24 && minute < 60 && second <= 60;
}
