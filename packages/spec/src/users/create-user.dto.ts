import { Doc } from '../doc.decorator.js';
import { Flag, Ids, Integer, Names, Secret, Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';
import {
  IsInternalSource,
  IsLocale,
  IsLogin,
  IsMail,
  IsNotReserved,
  IsPersonName,
  RepeatsPassword,
} from './user.rule.js';

/** The longest description, in characters. */
const LONG_TEXT = 65_535;

/** What a client sends inside `user` to create one. Foreman: app/controllers/concerns/foreman/controller/parameters/user.rb */
export class CreateUserDto {
  @Doc('Name to log in with, unique whatever its case.')
  @Text(100)
  @IsPresent()
  @IsLogin()
  @IsNotReserved()
  login: string;

  @Doc('First name.')
  @Text(50)
  @IsPersonName()
  firstname?: string | null;

  @Doc('Last name.')
  @Text(50)
  @IsPersonName()
  lastname?: string | null;

  @Doc('Address of mail.')
  @Text(254)
  @IsMail()
  mail?: string | null;

  @Doc('Whether the user gets mail.')
  @Flag()
  mail_enabled?: boolean | null;

  @Doc('Free text.')
  @Text(LONG_TEXT)
  description?: string | null;

  @Doc('Whether the user may do everything; only admins may set it.')
  @Flag()
  admin?: boolean | null;

  @Doc('Password; written only, never shown.')
  @Secret(1024)
  @IsPresent()
  password: string;

  @Doc('The password again, to guard against typing errors.')
  @Secret(1024)
  @RepeatsPassword()
  password_confirmation?: string | null;

  @Doc('Whether the user cannot log in.')
  @Flag()
  disabled?: boolean | null;

  @Doc('Time zone; kept, not applied.')
  @Text()
  timezone?: string | null;

  @Doc('Language; kept, not applied.')
  @Text(10)
  @IsLocale()
  locale?: string | null;

  @Doc('Source of the user: 1, this installation itself, is the only one.')
  @Integer()
  @IsInternalSource()
  auth_source_id?: number | null;

  @Doc('Roles by id; the list replaces the present one.')
  @Ids()
  role_ids?: number[];

  @Doc('Roles by name; the list replaces the present one.')
  @Names()
  role_names?: string[];

  @Doc('Organizations by id; the list replaces the present one.')
  @Ids()
  organization_ids?: number[];

  @Doc('Organizations by title; the list replaces the present one.')
  @Names()
  organization_names?: string[];

  @Doc('Locations by id; the list replaces the present one.')
  @Ids()
  location_ids?: number[];

  @Doc('Locations by title; the list replaces the present one.')
  @Names()
  location_names?: string[];

  @Doc('Organization that requests of the user are made in unless they name one.')
  @Integer()
  default_organization_id?: number | null;

  @Doc('Location that requests of the user are made in unless they name one.')
  @Integer()
  default_location_id?: number | null;
}
