import { WhenGiven } from '../rules/presence.rule.js';
import { CreateOrganizationDto } from './create-organization.dto.js';

/** Attributes inside `organization` to update one. */
export class UpdateOrganizationDto extends CreateOrganizationDto {
  @WhenGiven()
  declare name: string;
}
