import { Doc } from '../doc.decorator.js';
import { Flag, Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/** What names one operating system, and whether hidden parameters are shown. */
export class ShowOperatingsystemDto {
  @Doc('Identifier or title of the operating system.')
  @Text()
  @IsPresent()
  id: string;

  @Doc('Whether the values of hidden parameters are shown.')
  @Flag()
  show_hidden_parameters?: boolean | null;
}
