import { Doc } from '../doc.decorator.js';
import { Flag, Ids, Integer, Names, Text } from '../rules/attribute.decorator.js';

/** The longest search, in characters. */
const LONG_TEXT = 65_535;

/** What a client sends inside `filter` to create or change one. */
export class CreateFilterDto {
  @Doc('Role by id.')
  @Integer()
  role_id?: number | null;

  @Doc('Search that its rows must meet, in the search language of the kind of resource.')
  @Text(LONG_TEXT)
  search?: string | null;

  @Doc('Whether it has organizations and locations of its own instead of those of its role.')
  @Flag()
  override?: boolean | null;

  @Doc('Whether it has no search, whatever else is given.')
  @Flag()
  unlimited?: boolean | null;

  @Doc('Permissions by id, all of one kind of resource; the list replaces the present one.')
  @Ids()
  permission_ids?: number[];

  @Doc('Permissions by name, all of one kind of resource; the list replaces the present one.')
  @Names()
  permission_names?: string[];

  @Doc('Organizations by id, when it overrides; the list replaces the present one.')
  @Ids()
  organization_ids?: number[];

  @Doc('Locations by id, when it overrides; the list replaces the present one.')
  @Ids()
  location_ids?: number[];
}
