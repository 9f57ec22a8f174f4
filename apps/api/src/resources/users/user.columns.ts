import type { UpdateUserDto } from '@image-catalog/spec';

/** What a body says about a user's own columns; undefined where it says nothing. */
export interface UserColumns {
  login?: string;
  firstname?: string | null;
  lastname?: string | null;
  mail?: string | null;
  mail_enabled?: boolean;
  description?: string | null;
  admin?: boolean;
  disabled?: boolean;
  timezone?: string | null;
  locale?: string | null;
  default_organization_id?: number | null;
  default_location_id?: number | null;
}

/** Gives the columns that a body sets. Foreman: app/models/user.rb, normalize_locale, normalize_timezone */
export function columnsOf(dto: Partial<UpdateUserDto>): UserColumns {
  const columns: { [Name in keyof UserColumns]: UserColumns[Name] | undefined } = {
    login: dto.login,
    firstname: dto.firstname,
    lastname: dto.lastname,
    mail: dto.mail,
    mail_enabled: flag(dto.mail_enabled),
    description: dto.description,
    admin: flag(dto.admin),
    disabled: flag(dto.disabled),
    timezone: dto.timezone === '' ? null : dto.timezone,
    locale: dto.locale === '' ? null : dto.locale,
    default_organization_id: dto.default_organization_id,
    default_location_id: dto.default_location_id,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

function flag(value: boolean | null | undefined): boolean | undefined {
  return value === undefined ? undefined : value === true;
}
