import type { UpdateUserDto } from '@image-catalog/spec';
import { type FieldErrors, Unprocessable } from '../../foreman/errors.js';
import { addError } from '../../foreman/shape-errors.js';
import type { Reads } from '../../sql/reads.js';
import { findAuthSourceId, isAuthSource } from '../auth-sources/auth-sources.query.js';

/** Gives a body that names its authentication source the id of that source. @throws Unprocessable for a name that none has. */
export async function nameAuthSource(reads: Reads, dto: Partial<UpdateUserDto>): Promise<void> {
  const { auth_source_name: name } = dto;
  if (name === undefined || name === null) return;
  const id = await findAuthSourceId(reads, name);
  if (id === undefined) throw new Unprocessable(`Could not find auth_source with name: ${name}`);
  dto.auth_source_id = id;
}

/** Adds an error when a body gives the id of an authentication source that is not there. */
export async function addMissingSource(
  reads: Reads,
  errors: FieldErrors,
  { auth_source_id: id }: Partial<UpdateUserDto>,
): Promise<void> {
  if (typeof id === 'number' && !(await isAuthSource(reads, id))) addError(errors, 'auth_source_id', 'must exist');
}
