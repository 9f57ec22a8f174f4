import { validateSync, type ValidationError } from 'class-validator';
import type { FieldErrors } from './errors.js';
import { assertStorable } from './parameters.js';

/**
 * Collects the validation messages of a DTO by attribute, in the order of its declaration. Messages of
 * list members are collected under `list.attribute`, as in Rails.
 * @throws BadParameter when a text that the rules accept cannot be stored
 */
export function shapeErrors(dto: object): FieldErrors {
  const errors: FieldErrors = {};
  for (const error of validateSync(dto, { forbidUnknownValues: true })) collect(error, error.property, errors);
  assertStorable(Object.fromEntries(Object.entries(dto).filter(([attribute]) => !(attribute in errors))));
  return errors;
}

/** Sorts errors in the order in which Foreman's model validates. Other attributes come last. */
export function inOrder(errors: FieldErrors, order: readonly string[]): FieldErrors {
  const rank = (attribute: string) => (order.includes(attribute) ? order.indexOf(attribute) : order.length);
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => rank(a) - rank(b)));
}

/** Adds a message to an attribute, without duplicates. */
export function addError(errors: FieldErrors, attribute: string, message: string): void {
  const known = errors[attribute] ?? [];
  errors[attribute] = known.includes(message) ? known : [...known, message];
}

/** Tells whether there is no error. */
export function isFine(errors: FieldErrors): boolean {
  return Object.keys(errors).length === 0;
}

function collect(error: ValidationError, attribute: string, errors: FieldErrors): void {
  for (const message of messagesOf(error)) addError(errors, attribute, message);
  for (const child of error.children ?? []) {
    // Children of a list are keyed by index, which messages leave out.
    const isMember = /^\d+$/.test(child.property);
    collect(child, isMember ? attribute : `${attribute}.${child.property}`, errors);
  }
}

// Decorators run from last to first, so reversing restores the order of the DTO.
function messagesOf({ constraints }: ValidationError): string[] {
  return Object.values(constraints ?? {}).reverse();
}
