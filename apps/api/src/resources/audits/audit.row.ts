import type { AuditView } from '@image-catalog/spec';
import type { Moment } from '../../foreman/dates.js';

/** An audit as the query reads it. */
export interface AuditRow {
  id: number;
  auditable_type: string;
  auditable_id: number;
  auditable_name: string;
  associated_type: string | null;
  associated_id: number | null;
  associated_name: string | null;
  user_id: number | null;
  username: string;
  action: string;
  audited_changes: Record<string, unknown>;
  version: number;
  comment: string | null;
  remote_address: string | null;
  request_uuid: string | null;
  created_at: Moment;
  locations: AuditView['locations'];
  organizations: AuditView['organizations'];
}
