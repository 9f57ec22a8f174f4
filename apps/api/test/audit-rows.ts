import type { RunningApi } from './running-api.js';

/** An audit as the table holds it. */
export interface AuditRow {
  auditable_type: string;
  auditable_id: number;
  auditable_name: string;
  associated_type: string | null;
  associated_id: number | null;
  associated_name: string | null;
  user_id: number;
  username: string;
  action: string;
  audited_changes: Record<string, unknown>;
  version: number;
  remote_address: string;
  request_uuid: string;
}

/** Reads the audits of one row, oldest first. */
export function auditsOf({ database }: RunningApi, type: string, id: number): Promise<AuditRow[]> {
  return database.query('SELECT * FROM audits WHERE auditable_type = $1 AND auditable_id = $2 ORDER BY id', [type, id]);
}
