import type { Moment } from '../../foreman/dates.js';
import type { RowOf } from '../../sql/fields.js';
import type { targetFields } from './target.fields.js';

/** A target as the query reads it. */
export type TargetRow = RowOf<typeof targetFields> & {
  due_at: Moment | null;
  images_count: number;
  compute_resource_names: string[];
};

/** A target as a change needs it. */
export type TargetDetails = TargetRow & { has_password: boolean };
