import { oneOf } from '../../access/bounds.js';
import type { Scopable } from '../../access/scopable.js';
import { locationSearch, organizationSearch } from './taxonomies.search.js';

/** Users see the organizations that they belong to. */
export const organizationScopable: Scopable = {
  table: 'organizations',
  definition: organizationSearch,
  within: ({ own_organizations: own }, values) => oneOf('organizations', own, values),
};

/** Users see the locations that they belong to. */
export const locationScopable: Scopable = {
  table: 'locations',
  definition: locationSearch,
  within: ({ own_locations: own }, values) => oneOf('locations', own, values),
};
