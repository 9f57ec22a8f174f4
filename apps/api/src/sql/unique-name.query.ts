import { addError } from '../foreman/shape-errors.js';
import type { Validation } from '../foreman/validation.js';
import type { WrittenTable } from './fields.js';
import type { Reads } from './reads.js';

/** Tells whether another row of a table has a name. */
export async function isNameTaken(
  reads: Reads,
  table: WrittenTable,
  name: string,
  id: number | null,
): Promise<boolean> {
  const text = `SELECT id FROM ${table} WHERE name = $1 AND id IS DISTINCT FROM $2::int`;
  return (await reads.lookUp(text, [name, id])) !== undefined;
}

/** Makes the validation of a record whose name must be unique. */
export function uniqueName(reads: Reads, table: WrittenTable, id: number | null, name: string): Validation {
  const addConflicts: Validation['addConflicts'] = async (errors) => {
    if (name && (await isNameTaken(reads, table, name, id))) addError(errors, 'name', 'has already been taken');
  };
  return { id, addConflicts };
}
