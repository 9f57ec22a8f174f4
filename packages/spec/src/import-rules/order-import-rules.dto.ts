import { Doc } from '../doc.decorator.js';
import { Ids } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/** What a client sends to put the rules of a compute resource in another order. */
export class OrderImportRulesDto {
  @Doc('Ids of all rules of the compute resource, the one to be asked first first.')
  @Ids()
  @IsPresent()
  ids: number[];
}
