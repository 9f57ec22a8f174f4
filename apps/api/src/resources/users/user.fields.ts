import { User } from '@image-catalog/database';
import type { UpdateUserDto } from '@image-catalog/spec';
import { columnsIn, type ColumnsOf, defineFields } from '../../sql/fields.js';

/** The fields of a user. */
export const userFields = defineFields({
  entity: User,
  table: 'users',
  resource: 'user',
  type: 'User',
  permissions: { view: 'view_users', create: 'create_users', edit: 'edit_users', destroy: 'destroy_users' },
  columns: [
    'login',
    'firstname',
    'lastname',
    'mail',
    'mail_enabled',
    'description',
    'admin',
    'disabled',
    'auth_source_id',
    'timezone',
    'locale',
    'default_organization_id',
    'default_location_id',
  ],
});

/** A user's own columns. */
export type UserColumns = ColumnsOf<typeof userFields>;

/** Gives the columns that a body sets. Foreman: app/models/user.rb, normalize_locale, normalize_timezone */
export function userColumns(dto: Partial<UpdateUserDto>): Partial<UserColumns> {
  return columnsIn(userFields, {
    ...dto,
    admin: dto.admin === undefined ? undefined : dto.admin === true,
    timezone: dto.timezone === '' ? null : dto.timezone,
    locale: dto.locale === '' ? null : dto.locale,
  }) as Partial<UserColumns>;
}
