import { Doc } from '../doc.decorator.js';
import { ListDto } from '../lists/list.dto.js';
import { Flag } from '../rules/attribute.decorator.js';

/** Query parameters of the list of available images. */
export class ListAvailableImagesDto extends ListDto {
  @Doc('Whether to list what was known before, although the newest look at the compute resource failed.')
  @Flag()
  last_known?: boolean | null;
}
