import { Doc } from '../doc.decorator.js';
import { Flag, Integer, LowerCaseText, Text } from '../rules/attribute.decorator.js';
import { IsOneOf } from '../rules/match.rule.js';
import { IsPresent } from '../rules/presence.rule.js';
import { IsBetween } from '../rules/range.rule.js';
import { HasKnownPlaceholders } from './name-template.rule.js';

/** The longest search of a rule, in characters. */
const LONGEST_SEARCH = 2_000;

/** Attributes inside `import_rule` to create one. */
export class CreateImportRuleDto {
  @Doc('Name of the rule, unique within the compute resource.')
  @Text()
  @IsPresent()
  name: string;

  @Doc('Search over available images; empty matches all of them.')
  @Text(LONGEST_SEARCH)
  search?: string | null;

  @Doc('Position among the rules, from 1; last by default.')
  @Integer()
  @IsBetween(1, 1_000_000)
  position?: number | null;

  @Doc('Whether the rule is enabled; true by default.')
  @Flag()
  enabled?: boolean | null;

  @Doc('Action for matching images: import (the default) or ignore.')
  @LowerCaseText()
  @IsOneOf(['import', 'ignore'])
  action?: 'import' | 'ignore' | null;

  @Doc('Operating system of imported images; null uses the hint of the provider.')
  @Integer()
  operatingsystem_id?: number | null;

  @Doc('Architecture of imported images; null uses the hint of the provider.')
  @Integer()
  architecture_id?: number | null;

  @Doc('Login of imported images; null uses the hint of the provider.')
  @Text()
  username?: string | null;

  @Doc('Whether imported images support user data such as cloud-init.')
  @Flag()
  user_data?: boolean | null;

  @Doc(
    'Name template of the images, with {name}, {uuid}, {os}, {architecture}, {owner} and {created}; null means {name}.',
  )
  @Text()
  @HasKnownPlaceholders()
  name_template?: string | null;

  @Doc('Action for imported images that are missing at the provider: keep, mark (the default) or remove.')
  @LowerCaseText()
  @IsOneOf(['keep', 'mark', 'remove'])
  source_missing?: 'keep' | 'mark' | 'remove' | null;
}
