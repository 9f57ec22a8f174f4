import type { TimeUnit, WallTime } from './time-zone.js';
import { utcMilliseconds } from './time-zone.js';

/** Is a date, a time or both, as a value writes them; the offset in milliseconds only when the value names one. */
export interface AbsoluteTime {
  readonly wall: WallTime;
  readonly unit: TimeUnit;
  readonly offset?: number;
}

type Parts = Partial<Record<keyof WallTime | 'offset', number>>;

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/i;

/** Lists the dates we read, as whole texts. `2024-10` and `2024` are a month and a year. */
const DATES: readonly RegExp[] = [
  /^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})([-/.])(?<month>\d{1,2})\2(?<year>\d{4})$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<year>\d{4})[-/](?<month>\d{1,2})$/,
  /^(?<year>\d{4})$/,
  /^(?<name>[a-z]{3,9})\.? (?<year>\d{4})$/,
  /^(?<name>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? ?(?<year>\d{4}))?$/,
  /^(?<day>\d{1,2})(?:st|nd|rd|th)? (?<name>[a-z]{3,9})\.?(?:,? (?<year>\d{4}))?$/,
];

const CLOCK =
  /^(?<hour>\d{1,2})(?::(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?)? ?(?<half>am|pm)?$/;
const ZONE = / ?(?:(?<utc>z|utc|gmt)|(?<sign>[-+])(?<hours>\d{2}):?(?<minutes>\d{2})?)$/;

const UNITS = ['second', 'minute', 'hour', 'day', 'month', 'year'] as const satisfies readonly TimeUnit[];

/** Reads a date, a time of today, or both; undefined when the text is something else or no day of the calendar. */
export function readAbsoluteTime(value: string, today: WallTime): AbsoluteTime | undefined {
  const text = value.trim().replace(WEEKDAY, '').replaceAll(/\s+/g, ' ').toLowerCase();
  const parts = readDate(text) ?? readTimeOfToday(text) ?? readDateAndTime(text);
  if (parts === undefined) return undefined;
  const unit = UNITS.find((candidate) => parts[candidate] !== undefined);
  const wall = complete(parts, today);
  if (unit === undefined || !isReal(wall)) return undefined;
  return parts.offset === undefined ? { wall, unit } : { wall, unit, offset: parts.offset };
}

function readDateAndTime(text: string): Parts | undefined {
  const split = /^(?<date>.*?[\da-z]),?(?: |(?<=\d)t(?=\d))(?<clock>\d{1,2}(?::| ?[ap]m|$| ?[-+z]).*|\d{1,2})$/.exec(
    text,
  );
  const date = split?.groups?.['date'];
  const clock = split?.groups?.['clock'];
  if (date === undefined || clock === undefined) return undefined;
  const dateParts = readDate(date);
  const clockParts = readClock(clock);
  return dateParts === undefined || clockParts === undefined ? undefined : { ...dateParts, ...clockParts };
}

function readDate(text: string): Parts | undefined {
  for (const pattern of DATES) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const name = groups['name'];
    const month = name === undefined ? groups['month'] : monthNamed(name);
    if (name !== undefined && month === undefined) return undefined;
    return numbers({ year: groups['year'], month, day: groups['day'] });
  }
  return undefined;
}

function monthNamed(name: string): number | undefined {
  const index = MONTHS.findIndex(
    (month) => month === name || month.slice(0, 3) === name || (name === 'sept' && month === 'september'),
  );
  return index === -1 ? undefined : index + 1;
}

/** Reads a time alone; an hour alone would be any number, so it needs minutes or a half of the day. */
function readTimeOfToday(text: string): Parts | undefined {
  return /^\d{1,2}(?::| ?[ap]m)/.test(text) ? readClock(text) : undefined;
}

function readClock(text: string): Parts | undefined {
  const zone = ZONE.exec(text);
  const match = CLOCK.exec(zone === null ? text : text.slice(0, zone.index))?.groups;
  if (match === undefined) return undefined;
  const { fraction, half } = match;
  const parts = numbers({ hour: match['hour'], minute: match['minute'], second: match['second'] });
  const hour = parts.hour ?? 0;
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    parts.hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  }
  if (fraction !== undefined) parts.millisecond = Number(fraction.padEnd(3, '0').slice(0, 3));
  return zone === null ? parts : { ...parts, offset: offsetOf(zone.groups ?? {}) };
}

function offsetOf({ utc, sign, hours = '0', minutes = '0' }: Record<string, string | undefined>): number {
  if (utc !== undefined) return 0;
  return (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
}

function numbers(texts: Partial<Record<keyof WallTime, string | number | undefined>>): Parts {
  const known = Object.entries(texts).filter(([, text]) => text !== undefined);
  return Object.fromEntries(known.map(([part, text]) => [part, Number(text)]));
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

/** Says whether the calendar and the clock know these numbers: carrying over would change one of them. */
function isReal(wall: WallTime): boolean {
  const date = new Date(utcMilliseconds(wall));
  return (
    date.getUTCMonth() + 1 === wall.month &&
    date.getUTCDate() === wall.day &&
    date.getUTCHours() === wall.hour &&
    date.getUTCMinutes() === wall.minute &&
    date.getUTCSeconds() === wall.second
  );
}
