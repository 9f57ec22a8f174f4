import { Doc } from '../doc.decorator.js';
import { Flag, Identifier } from '../rules/attribute.decorator.js';

/** Path parameters that identify one organization. */
export class ShowOrganizationDto {
  @Doc('Identifier or title of the organization.')
  @Identifier()
  id: string;

  @Doc('Whether the values of hidden parameters are shown.')
  @Flag()
  show_hidden_parameters?: boolean | null;
}
