import type { Moment } from '../../foreman/dates.js';

/** An authentication source as the query reads it. */
export interface AuthSourceRow {
  id: number;
  type: string;
  name: string;
  created_at: Moment;
  updated_at: Moment;
}
