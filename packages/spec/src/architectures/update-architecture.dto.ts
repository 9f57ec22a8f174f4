import { WhenGiven } from '../rules/presence.rule.js';
import { CreateArchitectureDto } from './create-architecture.dto.js';

/** Attributes inside `architecture` to update one. */
export class UpdateArchitectureDto extends CreateArchitectureDto {
  @WhenGiven()
  declare name: string;
}
