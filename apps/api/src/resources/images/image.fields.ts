import { Image, IMAGE_COLUMNS } from '@image-catalog/database';
import { defineFields } from '../../sql/fields.js';

/** The fields of an image. The columns stand beside the entity, as syncs write and audit images too. */
export const imageFields = defineFields({
  entity: Image,
  table: 'images',
  resource: 'image',
  type: 'Image',
  permissions: { view: 'view_images', create: 'create_images', edit: 'edit_images', destroy: 'destroy_images' },
  columns: IMAGE_COLUMNS,
  secrets: ['password'],
});
