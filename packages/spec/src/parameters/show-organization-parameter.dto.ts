import { Doc } from '../doc.decorator.js';
import { Flag, Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/** Identifies one parameter of an organization, and says whether a hidden value is shown. */
export class ShowOrganizationParameterDto {
  @Doc('Identifier or title of the organization.')
  @Text()
  @IsPresent()
  organization_id: string;

  @Doc('Identifier or name of the parameter.')
  @Text()
  @IsPresent()
  id: string;

  @Doc('Whether a hidden value is shown.')
  @Flag()
  show_hidden?: boolean | null;
}
