import { type FieldErrors, Invalid } from './errors.js';
import { inOrder, isFine } from './shape-errors.js';

/** What is checked of a record besides the shape of its body, and how its errors are shown. */
export interface Validation {
  /** Null for a new record. */
  id: number | null;
  /** Adds what other rows forbid: names that are taken, parents that do not exist. */
  addConflicts: (errors: FieldErrors) => Promise<void>;
  /** Attributes in the order in which Foreman's model checks them. */
  order?: readonly string[];
  labels?: Readonly<Record<string, string>>;
}

/**
 * Throws all errors at once. Looks for conflicts only when there is an error already: without one the write itself meets
 * them, and `conflictsOf` explains them. @throws Invalid
 */
export async function refuseErrors(errors: FieldErrors, validation: Validation): Promise<void> {
  if (isFine(errors)) return;
  await validation.addConflicts(errors);
  throw invalid(errors, validation);
}

/** Explains a constraint that a write broke; undefined when the conflict is gone again. */
export async function conflictsOf(validation: Validation): Promise<Invalid | undefined> {
  const errors: FieldErrors = {};
  await validation.addConflicts(errors);
  return isFine(errors) ? undefined : invalid(errors, validation);
}

function invalid(errors: FieldErrors, { id, order = [], labels }: Validation): Invalid {
  return new Invalid(id, inOrder(errors, order), labels);
}
