import { WhenGiven } from '../rules/presence.rule.js';
import { CreateOrganizationDto } from './create-organization.dto.js';

/** What a client sends inside `organization` to change one. */
export class UpdateOrganizationDto extends CreateOrganizationDto {
  @WhenGiven()
  declare name: string;
}
