import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** Path parameters that identify one audit. */
export class ShowAuditDto {
  @Doc('Identifier of the audit.')
  @Identifier()
  id: string;
}
