import type { Scopable } from '../../access/scopable.js';
import { personalAccessTokenSearch } from './personal-access-tokens.search.js';

/** Only filters limit these rows; organizations and locations do not. */
export const personalAccessTokenScopable: Scopable = {
  table: 'personal_access_tokens',
  definition: personalAccessTokenSearch,
};
