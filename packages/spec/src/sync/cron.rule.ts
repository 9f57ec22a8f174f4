import { ValidateBy } from 'class-validator';

const RANGE = String.raw`(\*|(\d+|[a-z]{3})(-(\d+|[a-z]{3}))?)(/\d+)?`;
const FIELD = `${RANGE}(,${RANGE})*`;
const FIVE_FIELDS = new RegExp(String.raw`^\s*${FIELD}(\s+${FIELD}){4}\s*$`, 'i');

/**
 * Requires the form of a crontab line: five fields of numbers, names, ranges, lists and steps; null, undefined and '' pass.
 * The API asks cron-parser whether such a line has a time. What cron-parser reads beyond crontab does not pass here: with
 * its `H` every reading gives another time.
 */
export function IsCron(): PropertyDecorator {
  return ValidateBy({
    name: 'isCron',
    validator: {
      validate: (value) => value === undefined || value === null || value === '' || FIVE_FIELDS.test(String(value)),
      defaultMessage: () => 'must be five fields as in crontab, for example "30 2 * * *"',
    },
  });
}
