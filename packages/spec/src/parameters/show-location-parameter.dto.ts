import { Doc } from '../doc.decorator.js';
import { Flag, Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/** Identifies one parameter of a location, and says whether a hidden value is shown. */
export class ShowLocationParameterDto {
  @Doc('Identifier or title of the location.')
  @Text()
  @IsPresent()
  location_id: string;

  @Doc('Identifier or name of the parameter.')
  @Text()
  @IsPresent()
  id: string;

  @Doc('Whether a hidden value is shown.')
  @Flag()
  show_hidden?: boolean | null;
}
