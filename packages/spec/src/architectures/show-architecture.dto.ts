import { Doc } from '../doc.decorator.js';
import { Identifier } from '../rules/attribute.decorator.js';

/** What names one architecture. */
export class ShowArchitectureDto {
  @Doc('Identifier or name of the architecture.')
  @Identifier()
  id: string;
}
