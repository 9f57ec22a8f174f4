import { Doc } from '../doc.decorator.js';
import { Ids, Names, Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/** The longest description, in characters. */
const LONG_TEXT = 65_535;

/** Attributes inside `role` to create or clone one. */
export class CreateRoleDto {
  @Doc('Name, unique among all roles.')
  @Text()
  @IsPresent()
  name: string;

  @Doc('Free text.')
  @Text(LONG_TEXT)
  description?: string | null;

  @Doc('Location ids, for filters that do not override them; replaces the current list.')
  @Ids()
  location_ids?: number[];

  @Doc('Organization ids, for filters that do not override them; replaces the current list.')
  @Ids()
  organization_ids?: number[];

  @Doc('Locations by title; replaces the current list.')
  @Names()
  location_names?: string[];

  @Doc('Organizations by title; replaces the current list.')
  @Names()
  organization_names?: string[];
}
