import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Bounds the characters of a text; null and undefined pass, as presence is another rule's business. */
export function MaxText(limit: number, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'maxText',
      constraints: [limit],
      validator: {
        validate: (value) => typeof value !== 'string' || characters(value) <= limit,
        defaultMessage: () => `is too long (maximum is ${limit} characters)`,
      },
    },
    options,
  );
}

/** Counts characters as Postgres and Ruby do: code points, not UTF-16 units. */
function characters(text: string): number {
  return Array.from(text).length;
}
