import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Bounds the characters of a text; null and undefined pass, as presence is another rule's business. */
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

// Postgres and Ruby count code points, of which each takes one or two of a text's UTF-16 units.
function hasAtMost(limit: number, text: string): boolean {
  if (text.length <= limit) return true;
  return text.length <= 2 * limit && Array.from(text).length <= limit;
}
