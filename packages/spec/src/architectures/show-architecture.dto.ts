import { Expose } from 'class-transformer';
import { Doc } from '../doc.decorator.js';
import { IsIdentifier } from '../rules/identifier.rule.js';

/** What names one architecture. */
export class ShowArchitectureDto {
  @Doc('Identifier or name of the architecture.')
  @Expose()
  @IsIdentifier()
  id: string;
}
