import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Requires a text, if there is one, to match a pattern; null, undefined and '' pass. */
export function MatchesWhenPresent(pattern: RegExp, message: string, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'matchesWhenPresent',
      constraints: [pattern],
      validator: {
        validate: (value) => value === undefined || value === null || value === '' || pattern.test(String(value)),
        defaultMessage: () => message,
      },
    },
    options,
  );
}

/** Requires a text, if there is one, to be one of a list; null, undefined and '' pass. */
export function IsOneOf(
  values: readonly string[],
  message: string = 'is not included in the list',
  options?: ValidationOptions,
): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isOneOf',
      constraints: [values],
      validator: {
        validate: (value) => value === undefined || value === null || value === '' || values.includes(value as string),
        defaultMessage: () => message,
      },
    },
    options,
  );
}
