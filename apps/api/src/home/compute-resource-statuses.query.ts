import type { Reads } from '../http/reads.js';

/** How the latest sync of a compute resource ended; without one, state and reason are null. */
export interface ComputeResourceStatusRow {
  name: string;
  state: string | null;
  /** For a person; never an upstream text or a secret. */
  reason: string | null;
  duration_ms: number;
}

/** Reads how the latest sync of each compute resource ended, by name. */
export function readComputeResourceStatuses(reads: Reads): Promise<ComputeResourceStatusRow[]> {
  return reads.rows<ComputeResourceStatusRow>(
    `SELECT compute_resources.name, latest.state, latest.reason, COALESCE(latest.duration_ms, 0) AS duration_ms
     FROM compute_resources LEFT JOIN LATERAL (
       SELECT state, reason, round(extract(epoch FROM ended_at - started_at) * 1000)::int AS duration_ms
       FROM sync_runs WHERE compute_resource_id = compute_resources.id AND ended_at IS NOT NULL
       ORDER BY generation DESC LIMIT 1
     ) latest ON true ORDER BY compute_resources.name`,
    [],
  );
}
