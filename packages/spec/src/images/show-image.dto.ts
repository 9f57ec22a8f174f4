import { Doc } from '../doc.decorator.js';
import { Identifier, Integer, Text } from '../rules/attribute.decorator.js';
import { WhenGiven } from '../rules/presence.rule.js';

/** Path parameters that identify one image: its id, and the parents that the path contains. */
export class ShowImageDto {
  @Doc('Identifier of the image.')
  @Identifier()
  id: string;

  @Doc('Identifier of the compute resource.')
  @WhenGiven()
  @Identifier()
  compute_resource_id?: string;

  @Doc('Identifier or name of the architecture.')
  @Text()
  architecture_id?: string;

  @Doc('Identifier of the operating system.')
  @Integer()
  operatingsystem_id?: number;
}
