import { Doc } from '../doc.decorator.js';
import { Ids, Names, Text } from '../rules/attribute.decorator.js';
import { HasNoSpaces } from '../rules/match.rule.js';
import { IsPresent } from '../rules/presence.rule.js';

/** Attributes inside `architecture` to create one. */
export class CreateArchitectureDto {
  @Doc('Name of the architecture, without white space.')
  @Text()
  @IsPresent()
  @HasNoSpaces()
  name: string;

  @Doc('Operating systems by id; replaces the current list.')
  @Ids()
  operatingsystem_ids?: number[];

  @Doc('Operating systems by title; replaces the current list.')
  @Names()
  operatingsystem_names?: string[];
}
