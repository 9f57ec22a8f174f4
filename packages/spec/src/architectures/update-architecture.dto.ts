import { WhenGiven } from '../rules/presence.rule.js';
import { CreateArchitectureDto } from './create-architecture.dto.js';

/** What a client sends inside `architecture` to change one. */
export class UpdateArchitectureDto extends CreateArchitectureDto {
  @WhenGiven()
  declare name: string;
}
