import { Expose } from 'class-transformer';
import { Doc } from '../doc.decorator.js';
import { Integer, Text } from '../rules/attribute.decorator.js';
import { IsIdentifier } from '../rules/identifier.rule.js';
import { WhenGiven } from '../rules/presence.rule.js';

/** What names one image: its id, and whichever parents the path gives. */
export class ShowImageDto {
  @Doc('Identifier of the image.')
  @Expose()
  @IsIdentifier()
  id: string;

  @Doc('Identifier of the compute resource.')
  @Expose()
  @WhenGiven()
  @IsIdentifier()
  compute_resource_id?: string;

  @Doc('Identifier or name of the architecture.')
  @Text()
  architecture_id?: string;

  @Doc('Identifier of the operating system.')
  @Integer()
  operatingsystem_id?: number;
}
