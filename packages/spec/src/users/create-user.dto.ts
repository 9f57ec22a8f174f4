import { Doc, Expected, Offers } from '../doc.decorator.js';
import { Flag, Ids, Integer, Names, Secret, Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';
import { IsLocale, IsLogin, IsMail, IsNotReserved, IsPersonName, IsTimeZone, RepeatsPassword } from './user.rule.js';
import { LOCALES, TIME_ZONES } from './time-zones.js';

/** The longest description, in characters. */
const LONG_TEXT = 65_535;

/** Attributes inside `user` to create one. Foreman: app/controllers/concerns/foreman/controller/parameters/user.rb */
export class CreateUserDto {
  @Doc('Login name, unique regardless of case.')
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

  @Doc('E-mail address.')
  @Expected()
  @Text(254)
  @IsMail()
  mail?: string | null;

  @Doc('Whether the user gets e-mail; false unless given.')
  @Flag()
  mail_enabled?: boolean | null;

  @Doc('Free text.')
  @Text(LONG_TEXT)
  description?: string | null;

  @Doc('Whether the user is an admin, who may do everything; only admins may set it.')
  @Flag()
  admin?: boolean | null;

  @Doc('Password; write-only.')
  @Secret(1024)
  @IsPresent()
  password: string;

  @Doc('The password again, to catch typing errors.')
  @Secret(1024)
  @RepeatsPassword()
  password_confirmation?: string | null;

  @Doc('Whether the user cannot log in.')
  @Flag()
  disabled?: boolean | null;

  @Doc('Time zone; stored, but not used.')
  @Offers(TIME_ZONES)
  @IsTimeZone()
  @Text()
  timezone?: string | null;

  @Doc('Language; stored, but not used.')
  @Offers(LOCALES)
  @Text(5)
  @IsLocale()
  locale?: string | null;

  @Doc('Authentication source; 1 (internal) is the only one.')
  @Integer()
  @IsPresent()
  auth_source_id: number;

  @Doc('Authentication source by name, instead of its id.')
  @Text()
  auth_source_name?: string | null;

  @Doc('Roles by id; replaces the current list.')
  @Ids()
  role_ids?: number[];

  @Doc('Roles by name; replaces the current list.')
  @Names()
  role_names?: string[];

  @Doc('Organizations by id; replaces the current list.')
  @Ids()
  organization_ids?: number[];

  @Doc('Organizations by title; replaces the current list.')
  @Names()
  organization_names?: string[];

  @Doc('Locations by id; replaces the current list.')
  @Ids()
  location_ids?: number[];

  @Doc('Locations by title; replaces the current list.')
  @Names()
  location_names?: string[];

  @Doc('Default organization of requests of the user.')
  @Integer()
  default_organization_id?: number | null;

  @Doc('Default location of requests of the user.')
  @Integer()
  default_location_id?: number | null;
}
