import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** What names one compute resource. */
export class ShowComputeResourceDto {
  @Doc('Identifier of the compute resource.')
  @Identifier()
  id: string;
}
