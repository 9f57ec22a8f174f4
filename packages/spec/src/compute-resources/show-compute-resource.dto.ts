import { Expose } from 'class-transformer';
import { Doc } from '../doc.decorator.js';
import { IsIdentifier } from '../rules/identifier.rule.js';

/** What names one compute resource. */
export class ShowComputeResourceDto {
  @Doc('Identifier of the compute resource.')
  @Expose()
  @IsIdentifier()
  id: string;
}
