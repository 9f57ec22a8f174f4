import { Doc } from '../doc.decorator.js';
import { Ids, Names, Text } from '../rules/attribute.decorator.js';
import { HasNoSpaces } from '../rules/match.rule.js';
import { IsPresent } from '../rules/presence.rule.js';

/** What a client sends inside `architecture` to create one. */
export class CreateArchitectureDto {
  @Doc('Name of the architecture, without white space.')
  @Text()
  @IsPresent()
  @HasNoSpaces()
  name: string;

  @Doc('Operating systems by id; the list replaces the present one.')
  @Ids()
  operatingsystem_ids?: number[];

  @Doc('Operating systems by title; the list replaces the present one.')
  @Names()
  operatingsystem_names?: string[];
}
