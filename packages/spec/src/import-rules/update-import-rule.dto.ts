import { WhenGiven } from '../rules/presence.rule.js';
import { CreateImportRuleDto } from './create-import-rule.dto.js';

/** Attributes inside `import_rule` to update one. Attributes that are not sent keep their values; the rules of create apply. */
export class UpdateImportRuleDto extends CreateImportRuleDto {
  @WhenGiven()
  declare name: string;
}
