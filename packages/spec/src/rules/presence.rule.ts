import { ValidateBy, ValidateIf, type ValidationOptions } from 'class-validator';

/** Requires a value other than white space, with Foreman's message "can't be blank". */
export function IsPresent(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    { name: 'isPresent', validator: { validate: isPresent, defaultMessage: () => "can't be blank" } },
    options,
  );
}

/** Applies the other rules of a property only when the client sent it, for updates. */
export function WhenGiven(options?: ValidationOptions): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined, options);
}

/** Applies the other rules of a property only when the client sent more than white space in it. */
export function WhenFilled(options?: ValidationOptions): PropertyDecorator {
  return ValidateIf((_object, value) => isPresent(value), options);
}

function isPresent(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return typeof value !== 'string' || value.trim() !== '';
}
