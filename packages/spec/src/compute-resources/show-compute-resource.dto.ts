import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** Path parameters that identify one compute resource. */
export class ShowComputeResourceDto {
  @Doc('Identifier of the compute resource.')
  @Identifier()
  id: string;
}
