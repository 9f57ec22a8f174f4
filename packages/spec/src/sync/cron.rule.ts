import { ValidateBy } from 'class-validator';

/** One field of a crontab line: its bounds, and words that stand for numbers from the first on. */
interface Field {
  least: number;
  most: number;
  words?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly Field[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, words: MONTHS },
  { least: 0, most: 7, words: DAYS },
];

/** Requires the five fields of a crontab line; null, undefined and '' pass. */
export function IsCron(): PropertyDecorator {
  return ValidateBy({
    name: 'isCron',
    validator: {
      validate: (value) => value === undefined || value === null || value === '' || isCron(String(value)),
      defaultMessage: () => 'must be five fields as in crontab, for example "30 2 * * *"',
    },
  });
}

/** Tells whether a text is five fields of numbers, ranges, lists and steps, each within its bounds. */
function isCron(text: string): boolean {
  const fields = text.trim().split(/\s+/);
  return fields.length === FIELDS.length && FIELDS.every((field, index) => fits(fields[index] ?? '', field));
}

function fits(text: string, field: Field): boolean {
  return text.split(',').every((part) => {
    const [range = '', step, ...rest] = part.split('/');
    if (rest.length > 0 || (step !== undefined && !(/^\d{1,2}$/.test(step) && Number(step) > 0))) return false;
    if (range === '*') return true;
    const ends = range.split('-').map((end) => numberOf(end, field));
    const [first, last = first] = ends;
    return ends.length <= 2 && first !== undefined && last !== undefined && first <= last;
  });
}

/** Reads a number within the bounds, or a word for one; undefined when it is neither. */
function numberOf(text: string, { least, most, words }: Field): number | undefined {
  const place = words?.indexOf(text.toLowerCase()) ?? -1;
  if (place >= 0) return least + place;
  if (!/^\d{1,2}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}
