import { assigned } from '../../access/bounds.js';
import type { Scopable } from '../../access/scopable.js';
import { userSearch } from './users.search.js';

/** Users see themselves, and those who share an organization and a location with them. */
export const userScopable: Scopable = {
  table: 'users',
  definition: userSearch,
  within: (bounds, values) => {
    const conditions = assigned('user', bounds, values);
    if (conditions.length === 0) return [];
    const self = bounds.user_id === null ? 'false' : `users.id = ${values.add(bounds.user_id)}`;
    return [`(${self} OR (${conditions.join(' AND ')}))`];
  },
};
