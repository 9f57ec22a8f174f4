import type { Moment } from '../../foreman/dates.js';

/** A token as the query reads it: never its hash. */
export interface PersonalAccessTokenRow {
  id: number;
  user_id: number;
  name: string;
  expires_at: Moment | null;
  last_used_at: Moment | null;
  revoked: boolean;
  active: boolean;
  created_at: Moment;
  updated_at: Moment;
}
