import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** Path parameters that identify one architecture. */
export class ShowArchitectureDto {
  @Doc('Identifier or name of the architecture.')
  @Identifier()
  id: string;
}
