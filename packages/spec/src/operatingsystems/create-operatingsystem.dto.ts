import { Expose, Transform } from 'class-transformer';
import { Doc } from '../doc.decorator.js';
import { AbsentIds } from '../rules/absent-ids.decorator.js';
import { Ids, LowerCaseText, Names, Text } from '../rules/attribute.decorator.js';
import { MaxText } from '../rules/length.rule.js';
import { HasNoSpaces, IsAlwaysOneOf, MatchesText, MatchesWhenPresent } from '../rules/match.rule.js';
import { IsPresent, WhenGiven } from '../rules/presence.rule.js';
import { IsText } from '../rules/type.rule.js';
import { toText } from '../transformers/text.transformer.js';
import { OPERATINGSYSTEM_FAMILIES, PASSWORD_HASHES } from './families.js';
import type { CreateParameterDto } from '../parameters/create-parameter.dto.js';
import { ParameterList } from '../parameters/parameter-list.decorator.js';

/** Attributes inside `operatingsystem` to create one. Foreman: app/models/operatingsystem.rb */
export class CreateOperatingsystemDto {
  @Doc('Name without white space; unique together with the version.')
  @Text()
  @IsPresent()
  @HasNoSpaces()
  name: string;

  @Doc('Major version, digits.')
  @Text(5)
  @MatchesText(/^[+-]?\d+(\.\d+)?$/, 'is not a number')
  @IsPresent({ message: 'Operating System version is required' })
  major: string;

  @Doc('Minor version in N or N.N format.')
  @Text(16)
  @MatchesWhenPresent(/^\d+(\.\d+)*$/, 'Operating System minor version must be in N or N.N format')
  minor?: string | null;

  @Doc('Name to show instead of name and version; unique when given.')
  @Text()
  description?: string | null;

  @Doc(`Family: ${OPERATINGSYSTEM_FAMILIES.join(', ')}. Derived from the name when absent or blank.`)
  @Expose()
  @Transform(({ obj }) => toFamily((obj as CreateOperatingsystemDto).family), { toClassOnly: true })
  @IsText()
  @MaxText(255)
  @MatchesWhenPresent(
    new RegExp(`^(?:${OPERATINGSYSTEM_FAMILIES.join('|')})$`),
    `must be one of [ ${OPERATINGSYSTEM_FAMILIES.join(', ')} ]`,
  )
  family?: string | null;

  @Doc('Code name of the release; required for the Debian family.')
  @LowerCaseText()
  release_name?: string | null;

  @Doc('Hash of root passwords.')
  @Text()
  @WhenGiven()
  @IsAlwaysOneOf(PASSWORD_HASHES)
  password_hash?: string | null;

  @Doc('Sets the description.')
  @Text()
  to_label?: string | null;

  @Doc('Architectures by id; replaces the current list.')
  @Ids()
  architecture_ids?: number[];

  @Doc('Architectures by name; replaces the current list.')
  @Names()
  architecture_names?: string[];

  @AbsentIds('Provisioning templates')
  provisioning_template_ids?: number[];

  @AbsentIds('Installation media')
  medium_ids?: number[];

  @AbsentIds('Partition tables')
  ptable_ids?: number[];

  @ParameterList()
  os_parameters_attributes?: CreateParameterDto[];
}

// Ruby's `false` is no family.
function toFamily(given: unknown): string | null | undefined {
  return given === false ? null : toText(given);
}
