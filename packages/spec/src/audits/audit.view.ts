import type { TaxonomyRow } from '../compute-resources/compute-resource.view.js';

/** What was done to one row, and by whom, in key order. Foreman: app/views/api/v2/audits/main.json.rabl */
export interface AuditView {
  /** Null for what nobody asked for, such as a sync. */
  user_id: number | null;
  user_type: null;
  user_name: string;
  /** Counts the audits of one row from 1. */
  version: number;
  comment: string | null;
  associated_id: number | null;
  associated_type: string | null;
  remote_address: string | null;
  associated_name: string | null;
  created_at: string;
  request_uuid: string | null;
  id: number;
  auditable_id: number;
  auditable_name: string;
  auditable_type: string;
  action: string;
  /** On update attribute to [before, after], otherwise attribute to value; secrets are `[redacted]`. */
  audited_changes: Record<string, unknown>;
  /** Where its row belonged when it was written. */
  locations: TaxonomyRow[];
  organizations: TaxonomyRow[];
}
