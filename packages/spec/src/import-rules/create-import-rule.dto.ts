import { Doc } from '../doc.decorator.js';
import { Flag, Integer, LowerCaseText, Text } from '../rules/attribute.decorator.js';
import { IsOneOf } from '../rules/match.rule.js';
import { IsPresent } from '../rules/presence.rule.js';
import { IsBetween } from '../rules/range.rule.js';
import { HasKnownPlaceholders } from './name-template.rule.js';

/** The longest search of a rule, in characters. */
const LONGEST_SEARCH = 2_000;

/** What a client sends inside `import_rule` to make one. */
export class CreateImportRuleDto {
  @Doc('Name of the rule, unique within the compute resource.')
  @Text()
  @IsPresent()
  name: string;

  @Doc('Search over available images; empty matches all of them.')
  @Text(LONGEST_SEARCH)
  search?: string | null;

  @Doc('Place among the rules, from 1; the last when it is left out.')
  @Integer()
  @IsBetween(1, 1_000_000)
  position?: number | null;

  @Doc('Whether the rule is asked at all; true when it is left out.')
  @Flag()
  enabled?: boolean | null;

  @Doc('What becomes of what matches: import (the default) or ignore.')
  @LowerCaseText()
  @IsOneOf(['import', 'ignore'])
  action?: 'import' | 'ignore' | null;

  @Doc('Operating system of the images, instead of the hint; null for the hint.')
  @Integer()
  operatingsystem_id?: number | null;

  @Doc('Architecture of the images, instead of the hint; null for the hint.')
  @Integer()
  architecture_id?: number | null;

  @Doc('Login of the images, instead of the hint; null for the hint.')
  @Text()
  username?: string | null;

  @Doc('Whether the images support user data such as cloud-init.')
  @Flag()
  user_data?: boolean | null;

  @Doc('Name of the images, with {name}, {uuid}, {os}, {architecture}, {owner} and {created}; null for {name}.')
  @Text()
  @HasKnownPlaceholders()
  name_template?: string | null;

  @Doc('What becomes of its images once the source has them no more: keep, mark (the default) or remove.')
  @LowerCaseText()
  @IsOneOf(['keep', 'mark', 'remove'])
  source_missing?: 'keep' | 'mark' | 'remove' | null;
}
