import { validateSync, type ValidationError } from 'class-validator';
import type { FieldErrors } from './errors.js';

/**
 * Validates a DTO and collects the messages by attribute, in the order in which the DTO declares them; those of a list's
 * members stand under `list.attribute`, as in Rails.
 */
export function shapeErrors(dto: object): FieldErrors {
  const errors: FieldErrors = {};
  for (const error of validateSync(dto, { forbidUnknownValues: true })) collect(error, error.property, errors);
  return errors;
}

/** Sorts errors into the order in which Foreman's model checks attributes; unnamed attributes come last. */
export function inOrder(errors: FieldErrors, order: readonly string[]): FieldErrors {
  const rank = (attribute: string) => (order.includes(attribute) ? order.indexOf(attribute) : order.length);
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => rank(a) - rank(b)));
}

/** Adds a message to an attribute's, once. */
export function addError(errors: FieldErrors, attribute: string, message: string): void {
  const known = errors[attribute] ?? [];
  errors[attribute] = known.includes(message) ? known : [...known, message];
}

/** Tells whether there are no errors. */
export function isFine(errors: FieldErrors): boolean {
  return Object.keys(errors).length === 0;
}

function collect(error: ValidationError, attribute: string, errors: FieldErrors): void {
  for (const message of messagesOf(error)) addError(errors, attribute, message);
  for (const child of error.children ?? []) {
    // The members of a list are named by index, which Foreman's messages leave out.
    const isMember = /^\d+$/.test(child.property);
    collect(child, isMember ? attribute : `${attribute}.${child.property}`, errors);
  }
}

// Decorators run from the last to the first, so the reversed list reads as the DTO does.
function messagesOf({ constraints }: ValidationError): string[] {
  return Object.values(constraints ?? {}).reverse();
}
