import { type FieldErrors, Invalid } from './errors.js';
import { inOrder, isFine } from './shape-errors.js';

/** What is checked of a record besides the shape of its body, and how its errors are shown. */
export interface Validation {
  /** Null for a new record. */
  id: number | null;
  /** Adds what other rows forbid: names that are taken, parents that do not exist. */
  addConflicts: (errors: FieldErrors) => Promise<void>;
  /** Whether conflicts are looked for before the write too, instead of only when it has failed. */
  is_checked_first?: boolean;
  /** Attributes in the order in which Foreman's model checks them. */
  order?: readonly string[];
  labels?: Readonly<Record<string, string>>;
}

/**
 * Throws all errors at once, conflicts too. Without an error conflicts are left to the write, whose failure `conflictsOf`
 * explains, unless they are to be checked first. @throws Invalid
 */
export async function refuseErrors(errors: FieldErrors, validation: Validation): Promise<void> {
  if (isFine(errors) && !validation.is_checked_first) return;
  await validation.addConflicts(errors);
  if (!isFine(errors)) throw invalid(errors, validation);
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
