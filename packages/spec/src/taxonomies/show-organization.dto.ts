import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** What names one organization. */
export class ShowOrganizationDto {
  @Doc('Identifier or title of the organization.')
  @Identifier()
  id: string;
}
