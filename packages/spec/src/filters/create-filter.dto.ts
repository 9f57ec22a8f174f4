import { Doc } from '../doc.decorator.js';
import { Flag, Ids, Integer, Names, Text } from '../rules/attribute.decorator.js';

/** The longest search, in characters. */
const LONG_TEXT = 65_535;

/** Attributes inside `filter` to create or update one. */
export class CreateFilterDto {
  @Doc('Role by id.')
  @Integer()
  role_id?: number | null;

  @Doc('Search that limits the filter to matching rows.')
  @Text(LONG_TEXT)
  search?: string | null;

  @Doc('Whether the filter has its own organizations and locations instead of those of its role.')
  @Flag()
  override?: boolean | null;

  @Doc('Whether the filter has no search. When true, search is ignored.')
  @Flag()
  unlimited?: boolean | null;

  @Doc('Permissions by id, all of one kind of resource; replaces the current list.')
  @Ids()
  permission_ids?: number[];

  @Doc('Permissions by name, all of one kind of resource; replaces the current list.')
  @Names()
  permission_names?: string[];

  @Doc('Organizations by id, when it overrides; replaces the current list.')
  @Ids()
  organization_ids?: number[];

  @Doc('Locations by id, when it overrides; replaces the current list.')
  @Ids()
  location_ids?: number[];
}
