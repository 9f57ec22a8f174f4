import { Doc } from '../doc.decorator.js';
import { Flag, Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/** Identifies one operating system, and says whether hidden parameters are shown. */
export class ShowOperatingsystemDto {
  @Doc('Identifier or title of the operating system.')
  @Text()
  @IsPresent()
  id: string;

  @Doc('Whether the values of hidden parameters are shown.')
  @Flag()
  show_hidden_parameters?: boolean | null;
}
