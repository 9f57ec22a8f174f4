import { WhenGiven } from '../rules/presence.rule.js';
import { CreateImportRuleDto } from './create-import-rule.dto.js';

/** What a client sends inside `import_rule` to change one: only what is given changes, under the rules of create. */
export class UpdateImportRuleDto extends CreateImportRuleDto {
  @WhenGiven()
  declare name: string;
}
