import { validateSync, type ValidationError } from 'class-validator';
import type { FieldErrors } from './errors.js';

/** Collects what a DTO's shape rules say, attribute by attribute, in the order in which the DTO declares them. */
export function shapeErrors(dto: object): FieldErrors {
  const found = validateSync(dto, { forbidUnknownValues: true });
  return Object.fromEntries(found.map((error) => [error.property, messagesOf(error)]));
}

/** Orders errors as Foreman's model checks its attributes; attributes that the order does not name come last. */
export function inOrder(errors: FieldErrors, order: readonly string[]): FieldErrors {
  const rank = (attribute: string) => (order.includes(attribute) ? order.indexOf(attribute) : order.length);
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => rank(a) - rank(b)));
}

/** Adds a message to an attribute's. */
export function addError(errors: FieldErrors, attribute: string, message: string): void {
  errors[attribute] = [...(errors[attribute] ?? []), message];
}

/** Tells whether nothing is wrong. */
export function isFine(errors: FieldErrors): boolean {
  return Object.keys(errors).length === 0;
}

// Decorators run from the last to the first, so the reversed list reads as the DTO does.
function messagesOf(error: ValidationError): string[] {
  const own = Object.values(error.constraints ?? {}).reverse();
  const nested = (error.children ?? []).flatMap((child) => [...messagesOf(child)]);
  return [...own, ...nested];
}
