import type { RowOf } from '../../sql/fields.js';
import type { imageFields } from './image.fields.js';

/** An image with the names of what it belongs to, as the query reads it. */
export interface ImageRow extends RowOf<typeof imageFields> {
  operatingsystem_name: string;
  compute_resource_name: string;
  compute_resource_type: string;
  architecture_name: string;
}
