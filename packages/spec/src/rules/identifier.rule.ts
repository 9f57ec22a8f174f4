import { ValidateBy, type ValidationOptions } from 'class-validator';

/** The longest identifier, in characters. */
export const IDENTIFIER_MAX_LENGTH = 128;

const IDENTIFIER = /^[A-Za-z0-9_-](?:[A-Za-z0-9 _-]{0,126}[A-Za-z0-9_-])?$/;

/** Foreman's own sentence for an identifier, with its misspelling, since clients match it. */
export const IDENTIFIER_SENTENCE =
  'Must be an identifier, string from 1 to 128 characters containing only alphanumeric characters, ' +
  'space, underscore(_), hypen(-) with no leading or trailing space.';

/** Tells whether a value is an identifier: 1 to 128 letters, digits, spaces, underscores or hyphens, no space at either end. */
export function isIdentifier(value: unknown): value is string {
  return typeof value === 'string' && IDENTIFIER.test(value);
}

/** Requires an identifier. */
export function IsIdentifier(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isIdentifier',
      validator: { validate: (value) => isIdentifier(value), defaultMessage: () => IDENTIFIER_SENTENCE },
    },
    options,
  );
}
