import type { Moment } from '../../foreman/dates.js';
import type { RowOf } from '../../sql/fields.js';
import type { personalAccessTokenFields } from './personal-access-token.fields.js';

/** A token as the query reads it: never its hash. */
export interface PersonalAccessTokenRow extends RowOf<typeof personalAccessTokenFields> {
  user_id: number;
  last_used_at: Moment | null;
  revoked: boolean;
  active: boolean;
}
