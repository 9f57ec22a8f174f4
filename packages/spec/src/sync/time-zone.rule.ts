import { ValidateBy } from 'class-validator';

/** Requires the name of a time zone, such as Europe/Berlin; null, undefined and '' pass. */
export function IsTimeZone(): PropertyDecorator {
  return ValidateBy({
    name: 'isTimeZone',
    validator: {
      validate: (value) => value === undefined || value === null || value === '' || isTimeZone(String(value)),
      defaultMessage: () => 'is not the name of a time zone',
    },
  });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
