import { assigned } from '../../access/bounds.js';
import type { Scopable } from '../../access/scopable.js';
import { computeResourceSearch } from './compute-resources.search.js';

/** A compute resource is visible in the organizations and locations that it is assigned to. */
export const computeResourceScopable: Scopable = {
  table: 'compute_resources',
  definition: computeResourceSearch,
  within: (bounds, values) => assigned('compute_resource', bounds, values),
};
