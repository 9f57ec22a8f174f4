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

// Postgres and Ruby count code points. A code point takes one or two UTF-16 units.
function hasAtMost(limit: number, text: string): boolean {
  if (text.length <= limit) return true;
  return text.length <= 2 * limit && Array.from(text).length <= limit;
}
