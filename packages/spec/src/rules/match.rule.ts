import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Requires a text that matches a pattern; null and undefined count as ''. */
export function MatchesText(pattern: RegExp, message: string): PropertyDecorator {
  return ValidateBy({
    name: 'matchesText',
    constraints: [pattern],
    validator: {
      validate: (value) => pattern.test(String(value ?? '')),
      defaultMessage: () => message,
    },
  });
}

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

/** Refuses Ruby's white space inside a text: blanks, tabs and line ends. Foreman: app/validators/no_whitespace_validator.rb */
export function HasNoSpaces(): PropertyDecorator {
  return MatchesWhenPresent(/^[^ \t\n\v\f\r]*$/, "can't contain spaces.");
}

/** Requires one of a list, so that null and '' fail too. */
export function IsAlwaysOneOf(values: readonly string[]): PropertyDecorator {
  return ValidateBy({
    name: 'isOneOf',
    constraints: [values],
    validator: {
      validate: (value) => values.includes(value as string),
      defaultMessage: () => 'is not included in the list',
    },
  });
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
