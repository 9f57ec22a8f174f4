import { assigned } from '../../access/bounds.js';
import type { Scopable } from '../../access/scopable.js';
import { imageSearch } from '@image-catalog/catalog';

/** An image is visible where its compute resource is. */
export const imageScopable: Scopable = {
  table: 'images',
  definition: imageSearch,
  within: (bounds, values) => {
    const conditions = assigned('compute_resource', bounds, values);
    if (conditions.length === 0) return [];
    return [
      `images.compute_resource_id IN (SELECT compute_resources.id FROM compute_resources
        WHERE ${conditions.join(' AND ')})`,
    ];
  },
};
