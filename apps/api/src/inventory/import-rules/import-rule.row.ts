import type { ImportAction, SourceMissing } from '@image-catalog/database';
import type { Moment } from '../../foreman/dates.js';

/** An import rule, with the names of its operating system and architecture. */
export interface ImportRuleRow {
  id: number;
  compute_resource_id: number;
  /** Its `position`; lists use that name for their own column. */
  place: number;
  name: string;
  search: string;
  enabled: boolean;
  action: ImportAction;
  operatingsystem_id: number | null;
  operatingsystem_name: string | null;
  architecture_id: number | null;
  architecture_name: string | null;
  username: string | null;
  user_data: boolean | null;
  name_template: string | null;
  source_missing: SourceMissing;
  created_at: Moment;
  updated_at: Moment;
}
