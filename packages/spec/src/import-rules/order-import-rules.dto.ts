import { Doc } from '../doc.decorator.js';
import { Ids } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/** Body that reorders the import rules of a compute resource. */
export class OrderImportRulesDto {
  @Doc('Ids of all rules of the compute resource, in the order of evaluation.')
  @Ids()
  @IsPresent()
  ids: number[];
}
