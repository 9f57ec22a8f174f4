import { Doc } from '../doc.decorator.js';
import { SearchParameters } from '../lists/search-parameters.js';
import { Flag } from '../rules/attribute.decorator.js';

/** Query parameters of the images that a compute resource holds. As in Foreman, all of them are one answer, without pages. */
export class ListAvailableImagesDto extends SearchParameters {
  @Doc('Whether to list what was known before, although the newest look at the compute resource failed.')
  @Flag()
  last_known?: boolean | null;
}
