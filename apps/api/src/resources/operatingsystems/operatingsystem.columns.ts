import { deduceFamily, PASSWORD_HASHES, type UpdateOperatingsystemDto } from '@image-catalog/spec';
import type { FieldErrors } from '../../foreman/errors.js';
import { addError, shapeErrors } from '../../foreman/shape-errors.js';
import { listKey } from '../parameters/parameter.columns.js';
import type { OperatingsystemColumns } from './operatingsystem.row.js';

/** Merges what a body gives into what the row has; blank texts stay what they are, as in Foreman. */
export function columnsOf(
  dto: UpdateOperatingsystemDto,
  row: OperatingsystemColumns | undefined,
): OperatingsystemColumns {
  const name = dto.name ?? row?.name ?? '';
  const description = dto.to_label === undefined ? dto.description : dto.to_label;
  return {
    name,
    major: dto.major ?? row?.major ?? '',
    minor: dto.minor === undefined ? (row?.minor ?? '') : (dto.minor ?? ''),
    description: description === undefined ? (row?.description ?? null) : description,
    family: (dto.family === undefined ? row?.family : dto.family) || deduceFamily(name),
    release_name: (dto.release_name === undefined ? row?.release_name : dto.release_name) ?? null,
    password_hash: dto.password_hash ?? row?.password_hash ?? PASSWORD_HASHES[0],
  };
}

/** Validates a body, with the names that Foreman's model has for its attributes. */
export function errorsOf(dto: UpdateOperatingsystemDto, { family, release_name }: OperatingsystemColumns): FieldErrors {
  const errors = Object.fromEntries(
    Object.entries(shapeErrors(dto)).map(([key, messages]) => [modelKey(key), messages]),
  );
  if (family === 'Debian' && !release_name) addError(errors, 'release_name', "can't be blank");
  return errors;
}

function modelKey(attribute: string): string {
  return attribute === 'family' ? 'type' : listKey(attribute);
}
