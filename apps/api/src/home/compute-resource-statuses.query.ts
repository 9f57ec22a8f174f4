import { alphabetical } from '@image-catalog/search';
import type { Access } from '../access/access.js';
import type { Reads } from '../sql/reads.js';
import { Values } from '../sql/values.js';

/** Result of the latest sync of a compute resource; state and reason are null when there was none. */
export interface ComputeResourceStatusRow {
  name: string;
  state: string | null;
  /** A reason for people. It never contains text of the provider or a secret. */
  reason: string | null;
  duration_ms: number;
}

/** Reads the latest sync result of each compute resource visible to the user, by name. */
export function readComputeResourceStatuses(reads: Reads, access: Access): Promise<ComputeResourceStatusRow[]> {
  const values = new Values();
  const seen = access.visible('ComputeResource').as('compute_resources', 'seen', values);
  return reads.rows<ComputeResourceStatusRow>(
    `SELECT seen.name, latest.state, latest.reason, COALESCE(latest.duration_ms, 0) AS duration_ms
     FROM ${seen} LEFT JOIN LATERAL (
       SELECT state, reason, round(extract(epoch FROM ended_at - started_at) * 1000)::int AS duration_ms
       FROM sync_runs WHERE compute_resource_id = seen.id AND ended_at IS NOT NULL AND NOT dry_run
       ORDER BY generation DESC LIMIT 1
     ) latest ON true ORDER BY ${alphabetical('seen.name')}`,
    values.list,
  );
}
