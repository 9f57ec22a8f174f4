import { utcDay } from './time-zone.js';

/** Is a date as a text writes it: without a year it is one of this year, without a day the whole month or year. */
export interface DateParts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const NAME =
  '(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?<year>\\d{4})';

/** Lists the dates we read, as whole texts of lower-case letters. A year has four digits, or two after the name of a month. */
const DATES: readonly RegExp[] = [
  `${YEAR}([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})`,
  `(?<day>\\d{1,2})([-/.])(?<month>\\d{1,2})\\2${YEAR}`,
  `${YEAR}(?<month>\\d{2})(?<day>\\d{2})`,
  `${YEAR}[-/](?<month>\\d{1,2})`,
  `(?<month>\\d{1,2})/${YEAR}`,
  YEAR,
  NAME,
  `${NAME}[-/ ]${YEAR}`,
  `${NAME}[-/ ]?${DAY}(?:(?:[-/]|,? ?)${YEAR})?`,
  `${DAY}(?:[-/ ]| of )?${NAME}(?:(?:[-/]|,? ?)${YEAR})?`,
  `${DAY}[-/ ]${NAME}[-/ ](?<short>\\d{2})`,
  `${YEAR}[-/ ]?${NAME}[-/ ]?${DAY}`,
  `${YEAR}-?w(?<week>\\d{2})-?(?<weekday>[1-7])`,
  `${YEAR}-?(?<ordinal>\\d{3})`,
].map((pattern) => new RegExp(`^${pattern}$`));

/** Reads a date in digits or with the English name of a month; undefined when the text is something else. */
export function readDate(text: string): DateParts | undefined {
  for (const pattern of DATES) {
    const groups = pattern.exec(text)?.groups;
    if (groups !== undefined) return partsOf(groups);
  }
  return undefined;
}

function partsOf(groups: Record<string, string | undefined>): DateParts | undefined {
  const { month, name, day, short, week, weekday, ordinal } = groups;
  const year = short === undefined ? groups['year'] : centuryOf(short) + short;
  const ofYear = Number(year);
  if (ordinal !== undefined) return dayOfYear(ofYear, Number(ordinal));
  if (week !== undefined) return dayOfWeek(ofYear, Number(week), Number(weekday));
  const named = name === undefined ? month : MONTHS.indexOf(name.slice(0, 3)) + 1;
  return {
    ...(year !== undefined && { year: ofYear }),
    ...(named !== undefined && { month: Number(named) }),
    ...(day !== undefined && { day: Number(day) }),
  };
}

/** Gives the century of a year of two digits. Ruby: Date.parse */
function centuryOf(short: string): string {
  return Number(short) < 69 ? '20' : '19';
}

function dayOfYear(year: number, ordinal: number): DateParts | undefined {
  const date = utcDay(year, 1, ordinal);
  return date.year === year ? date : undefined;
}

function dayOfWeek(year: number, week: number, weekday: number): DateParts | undefined {
  const monday = firstMonday(year) + (week - 1) * 7;
  const isOfNextYear = monday >= firstMonday(year + 1) + daysOf(year);
  return week < 1 || isOfNextYear ? undefined : utcDay(year, 1, monday + weekday - 1);
}

/** Gives the day of January, perhaps before the first, on which the first ISO week of a year starts: that of 4 January. */
function firstMonday(year: number): number {
  const weekday = new Date(Date.UTC(year, 0, 4)).getUTCDay();
  return 4 - ((weekday + 6) % 7);
}

function daysOf(year: number): number {
  return utcDay(year, 2, 29).month === 2 ? 366 : 365;
}
