import { Doc } from '../doc.decorator.js';
import { Ids, Names, Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/** The longest description, in characters. */
const LONG_TEXT = 65_535;

/** What a client sends inside `role` to create or clone one. */
export class CreateRoleDto {
  @Doc('Name, unique among all roles.')
  @Text()
  @IsPresent()
  name: string;

  @Doc('Free text.')
  @Text(LONG_TEXT)
  description?: string | null;

  @Doc('Locations by id, for the filters that do not override them; the list replaces the present one.')
  @Ids()
  location_ids?: number[];

  @Doc('Organizations by id, for the filters that do not override them; the list replaces the present one.')
  @Ids()
  organization_ids?: number[];

  @Doc('Locations by title; the list replaces the present one.')
  @Names()
  location_names?: string[];

  @Doc('Organizations by title; the list replaces the present one.')
  @Names()
  organization_names?: string[];
}
