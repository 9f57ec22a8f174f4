import { offsetOf, ZONE } from './zone-abbreviations.js';

/** Is a time of day as a text writes it; the offset in milliseconds only when the text names a time zone. */
export interface ClockParts {
  readonly hour: number;
  readonly minute?: number;
  readonly second?: number;
  readonly millisecond?: number;
  readonly offset?: number;
}

const FRACTION = '(?:[.,](?<fraction>\\d{1,9}))?';
const MINUTES = `(?::(?<minute>\\d{2})(?::(?<second>\\d{2})${FRACTION})?)?`;

/** Matches `10:30`, `10:30:15.5`, `10 pm` and `10:30 p.m. CET`, anywhere in a text. */
const CLOCK = new RegExp(
  `(?<![\\d:.])(?=\\d{1,2}(?::\\d{2}| ?[ap]\\.?m\\b))(?<hour>\\d{1,2})${MINUTES}(?: ?(?<half>[ap])\\.?m\\b\\.?)?(?<named> ?(?<zone>${ZONE}))?`,
);

/** Matches the time after a whole date: `T1030`, `T103015Z`, ` 10`. */
const DIGITS = new RegExp(
  `(?:(?<=\\d)t| |(?<=^\\d{8}))(?<hour>\\d{2})(?:(?<minute>\\d{2})(?:(?<second>\\d{2})${FRACTION})?)?(?<named> ?(?<zone>${ZONE}))?$`,
);

/** Takes the time of day out of a text, and gives it with what is left; undefined when there is none. */
export function takeClock(text: string): { clock: ClockParts; rest: string } | undefined {
  return take(CLOCK, text);
}

/** Takes a time without colons off the end of a text, which is only a time when the rest is a whole date. */
export function takeDigits(text: string): { clock: ClockParts; rest: string } | undefined {
  return take(DIGITS, text);
}

function take(pattern: RegExp, text: string): { clock: ClockParts; rest: string } | undefined {
  const match = pattern.exec(text);
  if (match?.groups === undefined) return undefined;
  const { zone, named = '' } = match.groups;
  const offset = zone === undefined ? undefined : offsetOf(zone);
  const clock = partsOf(match.groups, offset);
  if (clock === undefined) return undefined;
  // A word that is no time zone may belong to the date: `10:30 Oct 5`.
  const taken = match[0].length - (offset === undefined ? named.length : 0);
  const before = text.slice(0, match.index).replace(/(?:(?<=\d)t|,? at|,)?\s*$/, '');
  const after = text.slice(match.index + taken).replace(/^[,\s]+/, '');
  return { clock, rest: `${before} ${after}`.trim() };
}

function partsOf(groups: Record<string, string | undefined>, offset: number | undefined): ClockParts | undefined {
  const { hour, minute, second, fraction, half } = groups;
  const written = Number(hour);
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  return {
    hour: half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0),
    ...(minute !== undefined && { minute: Number(minute) }),
    ...(second !== undefined && { second: Number(second) }),
    ...(fraction !== undefined && { millisecond: Number(fraction.padEnd(3, '0').slice(0, 3)) }),
    ...(offset !== undefined && { offset }),
  };
}
