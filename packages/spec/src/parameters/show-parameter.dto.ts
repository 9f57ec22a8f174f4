import { Doc } from '../doc.decorator.js';
import { Flag, Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/** Identifies one parameter of an operating system, and says whether a hidden value is shown. */
export class ShowParameterDto {
  @Doc('Identifier or title of the operating system.')
  @Text()
  @IsPresent()
  operatingsystem_id: string;

  @Doc('Identifier or name of the parameter.')
  @Text()
  @IsPresent()
  id: string;

  @Doc('Whether a hidden value is shown.')
  @Flag()
  show_hidden?: boolean | null;
}
