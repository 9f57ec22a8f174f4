import type { UpdateUserDto } from '@image-catalog/spec';
import type { EntityManager } from 'typeorm';
import { ADMINS_TOUCH_ADMINS } from '../../access/admins.js';
import { isLastAdmin } from '../../access/admins.query.js';
import type { Caller } from '../../auth/caller.decorator.js';
import { Denied, type FieldErrors, Invalid } from '../../foreman/errors.js';
import type { UserColumns } from './user.fields.js';

/**
 * Drops what a caller may not change, without an error: only admins make admins, and nobody gives themselves roles.
 * Foreman: app/controllers/concerns/foreman/controller/parameters/user.rb
 */
export function permitted(dto: Partial<UpdateUserDto>, caller: Caller, isSelf: boolean): Partial<UpdateUserDto> {
  const { admin, role_ids, role_names, organization_ids, organization_names, location_ids, location_names, ...rest } =
    dto;
  return {
    ...rest,
    ...(caller.admin && { admin }),
    ...(!isSelf && { role_ids, role_names }),
    ...((!isSelf || caller.admin) && { organization_ids, organization_names, location_ids, location_names }),
  };
}

/** Foreman's English names of attributes in messages. Foreman: locale/en/foreman.po */
export const USER_LABELS = {
  admin: 'Administrator',
  firstname: 'First name',
  lastname: 'Surname',
  login: 'Username',
  mail: 'Email address',
} as const;

/** Tells whether a change could leave one admin fewer who can log in. */
export function takesAdminAway({ admin, disabled }: Partial<UserColumns>): boolean {
  return admin === false || disabled === true;
}

/** At least one admin who can log in must remain. @throws Invalid */
export async function assertOtherAdmins(
  manager: EntityManager,
  row: UserColumns & { id: number },
  columns: Partial<UserColumns>,
): Promise<void> {
  if (!row.admin || row.disabled || !(await isLastAdmin(manager, row.id))) return;
  if (columns.admin === false)
    throw new Invalid(row.id, { admin: ['cannot be removed from the last admin account'] }, USER_LABELS);
  throw new Invalid(row.id, { disabled: ['cannot be set for the last admin account'] });
}

/** Only admins change admins: others could become one by it. Foreman guards only the password. @throws Denied */
export function assertMayChange({ admin }: UserColumns, caller: Caller): void {
  if (admin && !caller.admin) throw new Denied(ADMINS_TOUCH_ADMINS);
}

/** Names a missing password as Foreman does, by the column of its hash. */
export function nameMissingPassword(errors: FieldErrors): void {
  const { password } = errors;
  if (password?.[0] !== "can't be blank") return;
  delete errors['password'];
  errors['password_hash'] = ["can't be blank"];
}
