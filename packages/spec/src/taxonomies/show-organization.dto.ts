import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** Path parameters that identify one organization. */
export class ShowOrganizationDto {
  @Doc('Identifier or title of the organization.')
  @Identifier()
  id: string;
}
