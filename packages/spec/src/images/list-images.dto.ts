import { Doc } from '../doc.decorator.js';
import { ListDto } from '../lists/list.dto.js';
import { Integer, Text } from '../rules/attribute.decorator.js';

/** Query parameters of the list of images, besides search, order and paging. */
export class ListImagesDto extends ListDto {
  @Doc('Identifier of the compute resource.')
  @Text()
  compute_resource_id?: string;

  @Doc('Identifier or name of the architecture.')
  @Text()
  architecture_id?: string;

  @Doc('Identifier of the operating system.')
  @Integer()
  operatingsystem_id?: number;
}
