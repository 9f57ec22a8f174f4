import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Limits the number of characters; null and undefined pass, since presence is another rule. */
export function MaxText(limit: number, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'maxText',
      constraints: [limit],
      validator: {
        validate: (value) => typeof value !== 'string' || hasAtMost(limit, value),
        defaultMessage: () => `is too long (maximum is ${limit} characters)`,
      },
    },
    options,
  );
}

/** Tells whether a text has at most so many characters, counted as Postgres and Ruby do: a code point is one or two UTF-16 units. */
export function hasAtMost(limit: number, text: string): boolean {
  if (text.length <= limit) return true;
  return text.length <= 2 * limit && Array.from(text).length <= limit;
}
