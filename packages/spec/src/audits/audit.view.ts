import type { TaxonomyRow } from '../compute-resources/compute-resource.view.js';

/** One recorded change of one row, in key order. Foreman: app/views/api/v2/audits/main.json.rabl */
export interface AuditView {
  /** Null for changes that no user made, such as those of a sync. */
  user_id: number | null;
  user_type: null;
  user_name: string;
  /** Number of this audit among those of its row, from 1. */
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
  /** Updates map each attribute to [before, after], other actions to its value. Secrets are `[redacted]`. */
  audited_changes: Record<string, unknown>;
  /** Locations of the row when the audit was written. */
  locations: TaxonomyRow[];
  organizations: TaxonomyRow[];
}
